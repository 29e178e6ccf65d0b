package io.github.sockettask.transport.netty;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import jakarta.websocket.Session;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.sockettask.transport.OutboundMessages;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Frames of the application, of Tyrus' session and of the protocol engine share one
 * connection.
 */
class OutboundOrderTests {

	private static final TyrusWebSocketClient client = new TyrusWebSocketClient();

	private final EmbeddedConnection embedded = new EmbeddedConnection(client, true, 1000);

	private final NettyConnection connection = this.embedded.connection();

	private final List<@Nullable Throwable> outcomes = new ArrayList<>();

	@AfterEach
	void release() {
		this.embedded.close();
	}

	@AfterAll
	static void close() {
		client.close();
	}

	@Test
	void messagesOfTheApplicationAndOfTheSessionGoOutInTheOrderOfTheCalls() throws IOException {
		send("a");
		session().getBasicRemote().sendText("b");
		this.connection.sendPing(ByteBuffer.wrap("c".getBytes(StandardCharsets.UTF_8)), this.outcomes::add);
		session().getAsyncRemote().sendText("d");
		this.embedded.send(ByteBuffer.wrap("e".getBytes(StandardCharsets.UTF_8)), this.outcomes::add);
		assertThat(written()).containsExactly("81 a", "81 b", "89 c", "81 d", "82 e");
		assertThat(this.outcomes).containsExactly(null, null, null);
	}

	@Test
	void wholeMessagesWaitUntilTheSessionHasSentItsLastFragment() throws IOException {
		session().getBasicRemote().sendText("a", false);
		send("later 1");
		send("later 2");
		this.connection.sendPing(ByteBuffer.allocate(0), this.outcomes::add);
		session().getBasicRemote().sendText("b", false);
		assertThat(written()).containsExactly("1 a", "89 ", "0 b");
		session().getBasicRemote().sendText("c", true);
		send("after");
		assertThat(written()).containsExactly("80 c", "81 later 1", "81 later 2", "81 after");
		assertThat(this.outcomes).hasSize(4).containsOnlyNulls();
	}

	@Test
	void messagesThatWaitForALastFragmentFailWithTheConnection() throws IOException {
		session().getBasicRemote().sendText("a", false);
		send("later");
		assertThat(this.outcomes).isEmpty();
		this.embedded.loseConnection();
		assertThat(this.outcomes).hasSize(1).doesNotContainNull();
	}

	@Test
	void aMessageOfTheSessionWaitsForOneOfTheApplicationThatHasBegunMeanwhile() {
		send("a");
		this.embedded.messages().meanwhile(() -> sendFragment(OutboundMessages.TEXT, false, "b"));
		session().getAsyncRemote().sendText("c");
		sendFragment(OutboundMessages.CONTINUATION, true, "d");
		assertThat(written()).containsExactly("81 a", "1 b", "80 d", "81 c");
	}

	@Test
	void nothingGoesBehindTheCloseFrame() {
		send("before");
		this.connection.close(4000, "bye");
		send("behind");
		assertThat(written()).hasSize(2).startsWith("81 before");
		assertThat(this.outcomes).hasSize(2).startsWith((Throwable) null).last().isNotNull();
	}

	@Test
	void aPongGoesOutBetweenMessages() {
		send("a");
		byte[] ping = { (byte) 0x89, 1, 'p' };
		this.embedded.receive(ping, 0, ping.length);
		send("b");
		assertThat(written()).containsExactly("81 a", "8a p", "81 b");
	}

	@Test
	void onlyTheNewestPongWaitsForAPeerThatTakesNothing() {
		this.embedded.setWritable(false);
		for (int i = 0; i < 1000; i++) {
			byte[] ping = { (byte) 0x89, 1, (byte) ('a' + i % 26) };
			this.embedded.receive(ping, 0, ping.length);
		}
		assertThat(written()).isEmpty();
		this.embedded.setWritable(true);
		assertThat(written()).containsExactly("8a " + (char) ('a' + 999 % 26));
	}

	@Test
	void manyPingsOfOneReadAreAllAnsweredByASocketThatTakesIt() {
		ByteBuffer pings = ByteBuffer.allocate(3000);
		List<String> pongs = new ArrayList<>();
		while (pings.hasRemaining()) {
			char digit = (char) ('0' + pings.position() / 3 % 10);
			pings.put((byte) 0x89).put((byte) 1).put((byte) digit);
			pongs.add("8a " + digit);
		}
		this.embedded.receive(pings.array(), 0, 3000);
		assertThat(written()).isEqualTo(pongs);
	}

	@Test
	void onlySoManyPingsWaitForAPeerThatTakesNothing() {
		this.embedded.setWritable(false);
		for (int i = 0; i < 100; i++) {
			this.connection.sendPing(ByteBuffer.allocate(0), this.outcomes::add);
		}
		assertThat(this.outcomes).hasSize(84).doesNotContainNull();
		this.embedded.setWritable(true);
		assertThat(written()).hasSize(16).containsOnly("89 ");
		assertThat(this.outcomes).hasSize(100).endsWith((Throwable) null);
		this.connection.sendPing(ByteBuffer.allocate(0), this.outcomes::add);
		assertThat(written()).containsExactly("89 ");
	}

	private void send(String text) {
		this.embedded.send(text, this.outcomes::add);
	}

	private void sendFragment(int opcode, boolean last, String text) {
		this.embedded.messages().add(opcode, last, text, this.outcomes::add);
		this.connection.flush();
	}

	private Session session() {
		Session session = this.connection.unwrap(Session.class);
		if (session == null) {
			throw new AssertionError("There is no session");
		}
		return session;
	}

	private List<String> written() {
		return WireFrame.readAll(this.embedded.written())
			.stream()
			.map((frame) -> Integer.toHexString(frame.first()) + " "
					+ new String(frame.payload(), StandardCharsets.UTF_8))
			.toList();
	}

}
