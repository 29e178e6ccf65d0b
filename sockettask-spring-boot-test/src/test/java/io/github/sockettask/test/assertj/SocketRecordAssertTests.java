package io.github.sockettask.test.assertj;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.sockettask.test.SocketEnd;
import io.github.sockettask.test.TestSocketConnection;
import io.github.sockettask.test.TestSocketServer;
import io.github.sockettask.test.junit.TestSocketServerExtension;

import static io.github.sockettask.test.assertj.SocketTaskAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a client did on a connection.
 */
class SocketRecordAssertTests {

	@RegisterExtension
	final TestSocketServerExtension server = TestSocketServerExtension
		.of(TestSocketServer.builder().deadline(Duration.ofMillis(300)));

	private WebSocket client;

	private TestSocketConnection connection;

	@BeforeEach
	void connect() throws Exception {
		this.server.on("/x", (connection) -> connection.accept());
		this.client = HttpClient.newHttpClient()
			.newWebSocketBuilder()
			.buildAsync(URI.create(this.server.url("/x")), new WebSocket.Listener() {
			})
			.get(5, TimeUnit.SECONDS);
		this.connection = this.server.awaitConnection(1);
	}

	private void send(String text) throws Exception {
		this.client.sendText(text, true).get(5, TimeUnit.SECONDS);
	}

	@Test
	void messagesAreWaitedForInOrder() throws Exception {
		send("a");
		send("b");
		this.client.sendBinary(ByteBuffer.wrap(new byte[] { 1 }), true).get(5, TimeUnit.SECONDS);
		send("c");
		assertThat(this.connection).received("a", "c").received("b").receivedBinary((byte) 1);
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(this.connection).as("feed").received("c", "a"))
			.withMessageContainingAll("[feed]", "Expected the client to send [c, a]", "within 300 ms");
	}

	@Test
	void messagesCanBeAllThereAre() throws Exception {
		assertThat(this.connection).receivedOnly();
		send("a");
		assertThat(this.connection).received("a").receivedOnly("a");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(this.connection).receivedOnly("b"))
			.withMessageContainingAll("only [b]", "\"a\"");
	}

	@Test
	void closeAndEndAreWaitedFor() {
		this.client.sendClose(4001, "bye");
		assertThat(this.connection).closedWith(4001).endedWith(SocketEnd.FIN);
		assertThat(this.connection).handshake().hasPath("/x");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(this.connection).closedWith(1000))
			.withMessageContainingAll("Expected the client to close with 1000", "4001");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(this.connection).endedWith(SocketEnd.RST))
			.withMessageContaining("it ended with FIN");
	}

}
