package io.github.sockettask.conformance;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.sockettask.ConnectSocketException;
import io.github.sockettask.ConnectSocketOption;
import io.github.sockettask.SocketTask;
import io.github.sockettask.test.SocketFrame;
import io.github.sockettask.test.task.SocketTaskRecorder;

import static io.github.sockettask.test.assertj.SocketTaskAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * RFC 7692, section 7.1.
 */
class DeflateNegotiationTests extends ConformanceFixture {

	private static final String EXTENSIONS = "Sec-WebSocket-Extensions";

	private static final SocketFrame HELLO = SocketFrame.of(SocketFrame.TEXT, Payloads.hex("f2 48 cd c9 c9 07 00"))
		.withRsv(4);

	private SocketTask connect(boolean offer) {
		return client.connect(ConnectSocketOption.of(server.url("/x")).perMessageDeflate(offer));
	}

	@ParameterizedTest
	@ValueSource(strings = { "permessage-deflate", " permessage-deflate ",
			"permessage-deflate;server_no_context_takeover", "permessage-deflate; client_no_context_takeover",
			"permessage-deflate; client_no_context_takeover; server_no_context_takeover",
			"permessage-deflate; server_max_window_bits=8", "permessage-deflate; server_max_window_bits=15",
			"permessage-deflate; client_max_window_bits=8", "permessage-deflate; client_max_window_bits=9",
			"permessage-deflate; client_max_window_bits=14", "permessage-deflate; client_max_window_bits=15",
			"permessage-deflate; client_max_window_bits=\"10\"", "permessage-deflate ; client_max_window_bits = 10",
			"permessage-deflate; server_max_window_bits=10; client_max_window_bits=12; server_no_context_takeover; client_no_context_takeover" })
	void whenTheAnswerIsValidThenMessagesAreCompressed(String answer) {
		server.on("/x",
				(connection) -> connection.header(EXTENSIONS, answer)
					.rawFrame(HELLO, HELLO)
					.expect("Hello, compressed",
							(frame) -> new String(new WindowInflater(false).inflate(frame.payload())).equals("Hello"))
					.expectMessage()
					.close(1000, ""));
		SocketTask task = connect(true);
		assertThat(task).eventually().closedWith(1000).received("Hello", "Hello").hasNoErrors();
		assertThat(server.awaitConnection(1).handshake().headers(EXTENSIONS))
			.containsExactly("permessage-deflate; client_max_window_bits");
		assertThat(server.awaitConnection(1).frames()).extracting(SocketFrame::rsv).containsExactly(4, 4, 0);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					permessage-deflate; unknown                        | parameter unknown of permessage-deflate which was not offered
					permessage-deflate; unknown=1                      | parameter unknown=1
					permessage-deflate; Server_No_Context_Takeover     | was not offered
					permessage-deflate; server_no_context_takeover=1   | takes no value
					permessage-deflate; client_no_context_takeover=on  | takes no value
					permessage-deflate; server_max_window_bits         | from 8 to 15
					permessage-deflate; client_max_window_bits         | from 8 to 15
					permessage-deflate; server_max_window_bits=7       | from 8 to 15
					permessage-deflate; server_max_window_bits=16      | from 8 to 15
					permessage-deflate; client_max_window_bits=0       | from 8 to 15
					permessage-deflate; client_max_window_bits=08      | from 8 to 15
					permessage-deflate; client_max_window_bits=-9      | from 8 to 15
					permessage-deflate; client_max_window_bits=+9      | from 8 to 15
					permessage-deflate; client_max_window_bits=9.0     | from 8 to 15
					permessage-deflate; client_max_window_bits=ten     | from 8 to 15
					permessage-deflate; client_max_window_bits=99999999999 | from 8 to 15
					permessage-deflate; client_max_window_bits=9; client_max_window_bits=9     | twice
					permessage-deflate; server_no_context_takeover; server_no_context_takeover | twice
					permessage-deflate, permessage-deflate             | not offered
					permessage-deflate, x-webkit-deflate-frame         | not offered
					x-webkit-deflate-frame                             | not offered
					Permessage-Deflate                                 | not offered
					permessage-deflate; client_max_window_bits=        | not valid
					permessage-deflate;                                | not valid
					permessage-deflate; ; server_no_context_takeover   | not valid
					permessage-deflate=1                               | not valid
					permessage-deflate; client_max_window_bits="10     | not valid
					permessage-deflate client_max_window_bits          | not valid
					; server_no_context_takeover                       | not valid
					""")
	void whenTheAnswerIsNotValidThenTheHandshakeFails(String answer, String why) {
		server.on("/x", (connection) -> connection.header(EXTENSIONS, answer));
		SocketTask task = connect(true);
		assertThat(task).eventually().closedWith(1006).failedWith(why);
		SocketTaskRecorder recorder = SocketTaskRecorder.of(task);
		assertThat(recorder.opens()).isEmpty();
		assertThat(recorder.errors()).singleElement()
			.satisfies((error) -> assertThat(error).hasCauseInstanceOf(ConnectSocketException.class));
	}

	@Test
	void whenTheAnswerComesInTwoHeadersThenBothCount() {
		server.on("/x",
				(connection) -> connection.header(EXTENSIONS, "permessage-deflate").header(EXTENSIONS, "another"));
		assertThat(connect(true)).eventually().closedWith(1006).failedWith("not offered");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " " })
	void whenTheAnswerIsEmptyThenNothingIsCompressed(String answer) {
		server.on("/x",
				(connection) -> connection.header(EXTENSIONS, answer)
					.sendText("plain")
					.expectText("plain")
					.close(1000, ""));
		assertThat(connect(true)).eventually().closedWith(1000).hasNoErrors();
	}

	@Test
	void whenTheServerDoesNotCompressThenACompressedFrameIsABreach() {
		server.on("/x", (connection) -> connection.accept().sendText("plain").rawFrame(HELLO));
		assertFailed(connect(true), 1002);
	}

	@Test
	void whenCompressionIsOffThenItIsNotOffered() {
		server.on("/x", (connection) -> connection.accept().close(1000, ""));
		assertThat(connect(false)).eventually().closedWith(1000);
		assertThat(server.awaitConnection(1).handshake().headers(EXTENSIONS)).isEmpty();
	}

}
