package io.github.sockettask.transport.netty;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a read has brought waits in the decoder while the application takes no messages.
 */
class HeldFramesTests {

	private static final TyrusWebSocketClient client = new TyrusWebSocketClient();

	private final EmbeddedConnection connection = new EmbeddedConnection(client, true, 100_000);

	@AfterEach
	void release() {
		this.connection.close();
	}

	@AfterAll
	static void close() {
		client.close();
	}

	private void receive(byte[]... frames) {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		Arrays.stream(frames).forEach(all::writeBytes);
		this.connection.receive(all.toByteArray(), 0, all.size());
	}

	private static byte[] frame(int first, int size) {
		return ByteBuffer.allocate(size + 4).put((byte) first).put((byte) 126).putShort((short) size).array();
	}

	private List<String> messages() {
		return this.connection.events()
			.stream()
			.filter((event) -> event.startsWith("binary"))
			.map((event) -> event.split(" ")[1])
			.toList();
	}

	@Test
	void whenReadingStopsInsideOfAReadThenTheRestWaitsUntilItGoesOn() {
		this.connection.pauseAfter(2);
		receive(frame(0x82, 200), frame(0x82, 201), frame(0x82, 202), frame(0x02, 203), frame(0x80, 204));
		assertThat(messages()).containsExactly("200", "201");
		receive(frame(0x82, 205));
		assertThat(messages()).containsExactly("200", "201");
		this.connection.pauseAfter(1);
		this.connection.resume();
		assertThat(messages()).containsExactly("200", "201", "202");
		this.connection.resume();
		assertThat(messages()).containsExactly("200", "201", "202", "407", "205");
	}

	@Test
	void whenTheConnectionIsLostThenWhatWaitsComesBeforeItsEnd() {
		this.connection.pauseAfter(1);
		receive(frame(0x82, 200), frame(0x82, 201), frame(0x82, 202));
		assertThat(messages()).containsExactly("200");
		this.connection.loseConnection();
		assertThat(messages()).containsExactly("200", "201", "202");
		assertThat(this.connection.events()).last().asString().startsWith("closed 1006");
	}

	@Test
	void whenAMessageFindsNoMemoryThenTheConnectionEndsAndNothingElseIsRead() {
		this.connection.failAfter(1);
		receive(frame(0x82, 200), frame(0x82, 201));
		receive(frame(0x82, 202));
		assertThat(messages()).containsExactly("200");
		assertThat(this.connection.events()).filteredOn((event) -> event.startsWith("closed")).hasSize(1);
	}

}
