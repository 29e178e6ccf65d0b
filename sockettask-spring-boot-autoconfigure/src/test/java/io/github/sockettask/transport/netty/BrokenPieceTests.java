package io.github.sockettask.transport.netty;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.netty.buffer.AbstractByteBufAllocator;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A piece that can't be written ends its own connection, and leaves nothing to the next
 * one of the same event loop.
 */
class BrokenPieceTests {

	private static final TyrusWebSocketClient client = new TyrusWebSocketClient();

	private final EmbeddedConnection broken = new EmbeddedConnection(client, true, 1000);

	private final EmbeddedConnection next = new EmbeddedConnection(client, true, 1000);

	private final List<@Nullable Throwable> outcomes = new ArrayList<>();

	@AfterEach
	void release() {
		this.broken.close();
		this.next.close();
	}

	@AfterAll
	static void close() {
		client.close();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 1000, FrameEncoder.CAPACITY, 10 * FrameEncoder.CAPACITY })
	void whenNoBufferCanBeAllocatedThenTheNextConnectionSendsItsOwnBytesAlone(int size) {
		this.broken.allocateWith(new BrokenAllocator());
		this.broken.send("x".repeat(size), this.outcomes::add);
		assertThatTheBrokenOneIsOverAndTheNextOneIsNot(1);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 10 * FrameEncoder.CAPACITY })
	void whenAWriteThrowsThenItsMessagesAreReportedAndTheirBufferIsReleased(int size) {
		UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(false);
		this.broken.allocateWith(allocator);
		this.broken.messages().add("x".repeat(size), this.outcomes::add);
		this.broken.messages().add("x".repeat(size), this.outcomes::add);
		this.broken.breakWriteAfter(0);
		this.broken.connection().flush();
		assertThatTheBrokenOneIsOverAndTheNextOneIsNot(2);
		assertThat(allocator.metric().usedDirectMemory()).isZero();
	}

	@Test
	void whenTheWriteOfAPingThrowsThenItIsReported() {
		this.broken.breakWriteAfter(0);
		this.broken.connection().sendPing(bytes("secret"), this.outcomes::add);
		assertThatTheBrokenOneIsOverAndTheNextOneIsNot(1);
	}

	@Test
	void whenAWriteThrowsBehindPiecesThatWaitThenItsMessagesAreReportedBehindThem() {
		List<String> order = new ArrayList<>();
		this.broken.keepWrites();
		this.broken.send("a", (failure) -> order.add("a"));
		this.broken.breakWriteAfter(0);
		this.broken.send("b", (failure) -> order.add("b"));
		this.broken.loseConnection();
		assertThat(order).containsExactly("a", "b");
	}

	@Test
	void whenKeptMessagesCanNotBeDecodedAtTheEndThenMessagesThatWaitAreReported() {
		byte[] frames = { (byte) 0x81, 1, 'a', (byte) 0x81, 1, 'b' };
		this.broken.pauseAfter(1);
		this.broken.receive(frames, 0, frames.length);
		this.broken.setWritable(false);
		this.broken.send("c", this.outcomes::add);
		this.broken.failAfter(0);
		this.broken.loseConnection();
		assertThat(this.outcomes).hasSize(1).doesNotContainNull();
	}

	@Test
	void whenNoBufferCanBeAllocatedForAPingThenTheNextConnectionSendsItsOwnBytesAlone() {
		this.broken.allocateWith(new BrokenAllocator());
		this.broken.connection().sendPing(bytes("secret"), this.outcomes::add);
		assertThatTheBrokenOneIsOverAndTheNextOneIsNot(1);
	}

	@Test
	void whenNoBufferCanBeAllocatedForAPongThenTheNextConnectionSendsItsOwnBytesAlone() {
		this.broken.allocateWith(new BrokenAllocator());
		byte[] ping = { (byte) 0x89, 1, 'p' };
		this.broken.receive(ping, 0, ping.length);
		assertThatTheBrokenOneIsOverAndTheNextOneIsNot(0);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3 })
	void whenHandingOnFailsInTheMiddleThenTheNextConnectionSendsItsOwnBytesAlone(int frames) {
		for (String text : List.of("a", "b", "c")) {
			this.broken.messages().add(text, this.outcomes::add);
		}
		this.broken.messages().breakAfter(frames);
		this.broken.connection().flush();
		assertThatTheBrokenOneIsOverAndTheNextOneIsNot(3);
	}

	@Test
	void whenHandingOnFailsBehindALargeMessageThenItsBufferIsReleased() {
		this.broken.messages().add("x".repeat(2 * FrameEncoder.CAPACITY), this.outcomes::add);
		this.broken.messages().breakAfter(1);
		UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(false);
		this.broken.allocateWith(allocator);
		this.broken.connection().flush();
		assertThatTheBrokenOneIsOverAndTheNextOneIsNot(1);
		assertThat(allocator.metric().usedDirectMemory()).isZero();
	}

	@Test
	void whenTheConnectionIsCutThenItsEndIsReportedBehindTheWritesThatItFails() {
		this.broken.keepWrites();
		this.broken.send("a", (failure) -> this.broken.events().add("failed"));
		this.broken.connection().cut("cut");
		this.broken.loseConnection();
		assertThat(this.broken.events()).containsExactly("opened", "failed", "closed 1006 cut ");
	}

	@Test
	void whatFailedBehindPiecesThatWaitIsReportedBehindThem() {
		List<String> order = new ArrayList<>();
		this.broken.send("a", (failure) -> order.add("a"));
		this.broken.messages().add("b", (failure) -> order.add("b"));
		this.broken.messages().breakAfter(1);
		this.broken.connection().flush();
		assertThat(order).containsExactly("a", "b");
	}

	@Test
	void whatIsSentOnAnotherConnectionOfTheLoopWhenMessagesWereHandedOnGoesOutThere() {
		this.broken.messages().afterwards(() -> this.next.send("next", this.outcomes::add));
		this.broken.send("first", this.outcomes::add);
		assertThat(written(this.broken)).containsExactly("81 first");
		assertThat(written(this.next)).containsExactly("81 next");
		assertThat(this.outcomes).hasSize(2).containsOnlyNulls();
	}

	private void assertThatTheBrokenOneIsOverAndTheNextOneIsNot(int outcomes) {
		assertThat(written(this.broken)).isEmpty();
		assertThat(this.outcomes).hasSize(outcomes).doesNotContainNull();
		assertThat(this.broken.events()).hasSize(2)
			.last()
			.isEqualTo("closed 1006 abnormal closure SocketTaskException");
		this.next.send("next", this.outcomes::add);
		assertThat(written(this.next)).containsExactly("81 next");
		assertThat(this.outcomes).hasSize(outcomes + 1).last().isNull();
	}

	private static ByteBuffer bytes(String text) {
		return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
	}

	private static List<String> written(EmbeddedConnection connection) {
		return WireFrame.readAll(connection.written())
			.stream()
			.map((frame) -> Integer.toHexString(frame.first()) + " "
					+ new String(frame.payload(), StandardCharsets.UTF_8))
			.toList();
	}

	private static final class BrokenAllocator extends AbstractByteBufAllocator {

		@Override
		protected ByteBuf newHeapBuffer(int initialCapacity, int maxCapacity) {
			return UnpooledByteBufAllocator.DEFAULT.heapBuffer(initialCapacity, maxCapacity);
		}

		@Override
		protected ByteBuf newDirectBuffer(int initialCapacity, int maxCapacity) {
			throw new OutOfMemoryError("broken by intention");
		}

		@Override
		public boolean isDirectBufferPooled() {
			return false;
		}

	}

}
