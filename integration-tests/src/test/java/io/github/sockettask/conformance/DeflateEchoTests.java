package io.github.sockettask.conformance;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.sockettask.ConnectSocketOption;
import io.github.sockettask.SocketTask;
import io.github.sockettask.test.SocketFrame;
import io.github.sockettask.test.TestSocketConnection;

import static io.github.sockettask.test.assertj.SocketTaskAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * RFC 7692, section 7.1 at work: context takeover and windows in both directions;
 * sections 12 and 13 of the suite.
 */
class DeflateEchoTests extends ConformanceFixture {

	private static final String[] ANSWERS = { "permessage-deflate", "permessage-deflate; client_no_context_takeover",
			"permessage-deflate; server_no_context_takeover",
			"permessage-deflate; client_no_context_takeover; server_no_context_takeover",
			"permessage-deflate; client_max_window_bits=9", "permessage-deflate; client_max_window_bits=15",
			"permessage-deflate; client_max_window_bits=9; client_no_context_takeover",
			"permessage-deflate; client_max_window_bits=15; client_no_context_takeover",
			"permessage-deflate; client_max_window_bits=8; server_no_context_takeover" };

	static Stream<Arguments> exchanges() {
		return Stream.of(ANSWERS)
			.flatMap((answer) -> IntStream.of(16, 1024, 32768)
				.boxed()
				.flatMap((length) -> IntStream.of(Integer.MAX_VALUE, 256)
					.filter((fragment) -> fragment > 256 || fragment < length)
					.mapToObj((fragment) -> Arguments.argumentSet(
							answer + ", " + length + " bytes"
									+ ((fragment < length) ? " in fragments of " + fragment : ""),
							answer, length, fragment))));
	}

	@ParameterizedTest
	@MethodSource("exchanges")
	void whenCompressedMessagesComeThenTheyAreEchoedCompressed(String answer, int length, int fragment) {
		SocketTask task = connect(answer, (connection, server) -> {
			for (int round = 0; round < 3; round++) {
				byte[] message = (round < 2) ? Sample.words(length) : Payloads.random(length);
				int opcode = (round < 2) ? SocketFrame.TEXT : SocketFrame.BINARY;
				server.send(connection, opcode, message, fragment);
				server.expect(connection, opcode, message);
			}
		});
		assertThat(task).eventually().closedWith(1000).hasNoErrors();
		assertThat(server.awaitConnection(1).frames()).hasSize(4)
			.allMatch((frame) -> frame.opcode() == SocketFrame.CLOSE || frame.rsv() == 4);
	}

	@ParameterizedTest
	@ValueSource(ints = { 8, 9, 10, 11, 12, 13, 14, 15 })
	void whenTheServerLimitsTheWindowThenNoReferenceGoesBackFurther(int bits) {
		int window = 1 << bits;
		byte[] repeated = new byte[100_000];
		byte[] once = Payloads.random(window / 2 + 100);
		for (int i = 0; i < repeated.length; i++) {
			repeated[i] = once[i % once.length];
		}
		WindowInflater[] inflater = new WindowInflater[1];
		SocketTask task = connect("permessage-deflate; client_max_window_bits=" + bits, (connection, server) -> {
			inflater[0] = server.inflater;
			for (int length : new int[] { 100_000, window - 1, 1, window, window + 1, 0, 100, 65536 }) {
				byte[] message = Arrays.copyOf(repeated, length);
				server.send(connection, SocketFrame.BINARY, message, Integer.MAX_VALUE);
				server.expect(connection, SocketFrame.BINARY, message);
			}
		});
		assertThat(task).eventually().closedWith(1000).hasNoErrors();
		// the window is used, and not just compression done without
		assertThat(inflater[0].reach()).isBetween(once.length, window);
	}

	@ParameterizedTest
	@ValueSource(strings = { "permessage-deflate", "permessage-deflate; client_no_context_takeover" })
	void whenAMessageIsRepeatedThenOnlyWithTakeoverItIsReferredTo(String answer) {
		byte[] message = Payloads.random(5000);
		SocketTask task = connect(answer, (connection, server) -> {
			server.send(connection, SocketFrame.BINARY, message, Integer.MAX_VALUE);
			server.expect(connection, SocketFrame.BINARY, message);
			server.send(connection, SocketFrame.BINARY, message, Integer.MAX_VALUE);
			server.expect(connection, SocketFrame.BINARY, message);
		});
		assertThat(task).eventually().closedWith(1000).hasNoErrors();
		List<SocketFrame> frames = server.awaitConnection(1).frames();
		if (answer.contains("no_context")) {
			assertThat(frames.get(1).payload()).hasSizeGreaterThan(4900);
		}
		else {
			assertThat(frames.get(1).payload()).hasSizeLessThan(200);
		}
	}

	private SocketTask connect(String answer, Exchange exchange) {
		server.on("/x", (connection) -> {
			connection.header("Sec-WebSocket-Extensions", answer).accept();
			exchange.with(connection, new CompressingServer(answer));
			connection.close(1000, "");
		});
		return client.connect(ConnectSocketOption.of(server.url("/x")).perMessageDeflate(true));
	}

	private interface Exchange {

		void with(TestSocketConnection connection, CompressingServer server);

	}

	/** Speaks as the answer to the handshake has it. */
	private static final class CompressingServer {

		private final MessageCompressor compressor;

		private final WindowInflater inflater;

		CompressingServer(String answer) {
			this.compressor = new MessageCompressor(!answer.contains("server_no_context_takeover"));
			this.inflater = new WindowInflater(!answer.contains("client_no_context_takeover"));
		}

		void send(TestSocketConnection connection, int opcode, byte[] message, int fragment) {
			byte[] payload = this.compressor.compress(message);
			SocketFrame[] frames = Payloads.fragments(opcode, payload, Math.min(fragment, payload.length));
			frames[0] = frames[0].withRsv(4);
			connection.rawFrame(frames);
		}

		void expect(TestSocketConnection connection, int opcode, byte[] message) {
			connection.expect(message.length + " bytes, compressed", (frame) -> frame.opcode() == opcode
					&& Arrays.equals(this.inflater.inflate(frame.payload()), message));
		}

	}

}
