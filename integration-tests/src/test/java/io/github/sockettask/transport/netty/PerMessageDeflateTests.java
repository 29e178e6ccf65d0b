package io.github.sockettask.transport.netty;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

import jakarta.websocket.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.sockettask.ConnectSocketException;
import io.github.sockettask.ProtocolViolationException;
import io.github.sockettask.contract.ExecutorTimer;
import io.github.sockettask.test.SocketFrame;
import io.github.sockettask.test.SocketScript;
import io.github.sockettask.test.TestSocketConnection;
import io.github.sockettask.test.TestSocketServer;
import io.github.sockettask.transport.TransportConnection;
import io.github.sockettask.transport.TransportRequest;
import io.github.sockettask.transport.TriedAddresses;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compression as in RFC 7692; the frames are those of its section 7.2.3.
 */
class PerMessageDeflateTests {

	private static final int MAX_MESSAGE_SIZE = 100_000;

	private final TyrusTransport transport = new TyrusTransport(Runnable::run, new ExecutorTimer());

	private final TestSocketServer server = TestSocketServer.start();

	private final RecordingHandler handler = new RecordingHandler();

	@AfterEach
	void stop() {
		this.server.close();
		this.transport.close();
	}

	private TransportConnection connect(String answer, SocketScript script) {
		this.server.on("/x", (connection) -> {
			connection.header("Sec-WebSocket-Extensions", answer).accept();
			script.play(connection);
		});
		this.transport.open(new TransportRequest(URI.create(this.server.url("/x")), Map.of(), List.of(),
				Duration.ofSeconds(5), Duration.ofSeconds(2), Duration.ofSeconds(30), true, true, MAX_MESSAGE_SIZE,
				new TriedAddresses(), null, null), this.handler);
		return this.handler.connection();
	}

	private static SocketFrame compressed(String hex) {
		return SocketFrame.of(SocketFrame.TEXT, HexFormat.ofDelimiter(" ").parseHex(hex)).withRsv(4);
	}

	@Test
	void whenCompressionIsOnThenItIsOffered() throws Exception {
		connect("permessage-deflate", (connection) -> {
		});
		this.handler.awaitOpened();
		assertThat(this.server.awaitConnection(1).handshake().headers("sec-websocket-extensions"))
			.containsExactly("permessage-deflate; client_max_window_bits");
	}

	@Test
	void whenAMessageIsCompressedThenItIsInflated() throws Exception {
		connect("permessage-deflate", (connection) -> connection.rawFrame(compressed("f2 48 cd c9 c9 07 00")));
		assertThat(this.handler.awaitMessage()).isEqualTo("Hello");
	}

	@Test
	void whenTheServerKeepsItsContextThenTheSecondMessageMayReferToTheFirst() throws Exception {
		connect("permessage-deflate",
				(connection) -> connection.rawFrame(compressed("f2 48 cd c9 c9 07 00"), compressed("f2 00 11 00 00")));
		assertThat(this.handler.awaitMessage()).isEqualTo("Hello");
		assertThat(this.handler.awaitMessage()).isEqualTo("Hello");
	}

	@Test
	void whenTheServerDropsItsContextThenEachMessageStandsAlone() throws Exception {
		connect("permessage-deflate; server_no_context_takeover", (connection) -> connection
			.rawFrame(compressed("f2 48 cd c9 c9 07 00"), compressed("f2 48 cd c9 c9 07 00")));
		assertThat(this.handler.awaitMessage()).isEqualTo("Hello");
		assertThat(this.handler.awaitMessage()).isEqualTo("Hello");
	}

	@ParameterizedTest
	@ValueSource(strings = { "00 05 00 fa ff 48 65 6c 6c 6f 00", "f3 48 cd c9 c9 07 00 00",
			"f2 48 05 00 00 00 ff ff ca c9 c9 07 00" })
	void whenBlocksAreOfAnyKindThenTheyAreInflated(String hex) throws Exception {
		connect("permessage-deflate",
				(connection) -> connection.rawFrame(compressed(hex), compressed("f2 48 cd c9 c9 07 00")));
		assertThat(this.handler.awaitMessage()).isEqualTo("Hello");
		assertThat(this.handler.awaitMessage()).isEqualTo("Hello");
	}

	@Test
	void whenACompressedMessageIsFragmentedThenItIsInflatedAsOne() throws Exception {
		HexFormat hex = HexFormat.ofDelimiter(" ");
		connect("permessage-deflate", (connection) -> connection.rawFrame(compressed("f2 48 cd").withFin(false),
				SocketFrame.of(SocketFrame.PING, new byte[0]), SocketFrame.continuation(hex.parseHex("c9 c9 07 00"))));
		assertThat(this.handler.awaitMessage()).isEqualTo("Hello");
	}

	@Test
	void whenAMessageIsNotCompressedThenItIsLeftAsItIs() throws Exception {
		connect("permessage-deflate",
				(connection) -> connection.sendText("plain")
					.fragmented("a", "b")
					.rawFrame(compressed("f2 48 cd c9 c9 07 00"))
					.sendBinary(new byte[] { 1 }));
		assertThat(this.handler.awaitMessage()).isEqualTo("plain");
		assertThat(this.handler.awaitMessage()).isEqualTo("ab");
		assertThat(this.handler.awaitMessage()).isEqualTo("Hello");
		assertThat(this.handler.awaitMessage()).isEqualTo(new byte[] { 1 });
	}

	@ParameterizedTest
	@ValueSource(strings = { "permessage-deflate", "permessage-deflate; client_no_context_takeover" })
	void whenMessagesAreSentThenTheServerCanInflateThem(String answer) throws Exception {
		boolean takeover = !answer.contains("client_no");
		connect(answer, (peer) -> {
		});
		this.handler.awaitOpened();
		String large = "abcdefgh".repeat(5000);
		List<String> texts = List.of("Hello", "Hello", "", "", large, "Hello 中文 😀");
		texts.forEach(this.handler::send);
		this.handler.send(ByteBuffer.wrap(new byte[1000]));
		TestSocketConnection peer = this.server.awaitConnection(1);
		peer.awaitMessages(texts.size() + 1);
		Inflater inflater = new Inflater(true);
		List<String> inflated = new ArrayList<>();
		for (SocketFrame frame : peer.frames()) {
			assertThat(frame.rsv()).isEqualTo(4);
			inflated.add(new String(inflate(inflater, frame.payload()), StandardCharsets.UTF_8));
			if (!takeover) {
				inflater.reset();
			}
		}
		assertThat(inflated.subList(0, texts.size())).isEqualTo(texts);
		assertThat(inflated.get(texts.size())).isEqualTo("\u0000".repeat(1000));
		assertThat(peer.frames().get(4).payload().length).isLessThan(1000);
	}

	@Test
	void whenTheNativeSessionSendsThenItsMessagesAreCompressedWithThoseOfTheTask() throws Exception {
		connect("permessage-deflate", (peer) -> {
		});
		this.handler.awaitOpened();
		Session session = this.handler.connection().unwrap(Session.class);
		this.handler.send("of the task");
		session.getBasicRemote().sendText("of the session");
		session.getBasicRemote().sendBinary(ByteBuffer.wrap(new byte[200_000]));
		this.handler.send("of the task");
		TestSocketConnection peer = this.server.awaitConnection(1);
		peer.awaitMessages(4);
		assertThat(peer.frames()).extracting(SocketFrame::rsv).containsOnly(4);
		Inflater inflater = new Inflater(true);
		List<String> inflated = new ArrayList<>();
		for (SocketFrame frame : peer.frames()) {
			inflated.add(new String(inflate(inflater, frame.payload()), StandardCharsets.UTF_8));
		}
		assertThat(inflated).containsExactly("of the task", "of the session", "\u0000".repeat(200_000), "of the task");
	}

	@Test
	void whenRandomBytesAreLargerThanAPieceThenTheyArriveInOrderWithSmallOnes() throws Exception {
		connect("permessage-deflate", (peer) -> {
		});
		this.handler.awaitOpened();
		List<byte[]> sent = new ArrayList<>();
		for (int i = 0; i < 40; i++) {
			byte[] message = new byte[(i % 4 == 3) ? 65_522 : 1 + 5000 * (i % 4)];
			new Random(i).nextBytes(message);
			sent.add(message);
			this.handler.send(ByteBuffer.wrap(message));
		}
		TestSocketConnection peer = this.server.awaitConnection(1);
		peer.awaitMessages(sent.size());
		Inflater inflater = new Inflater(true);
		for (int i = 0; i < sent.size(); i++) {
			assertThat(inflate(inflater, peer.frames().get(i).payload())).isEqualTo(sent.get(i));
		}
	}

	@Test
	void whenAMessageInflatesToMoreThanAllowedThenItIsRefused() throws Exception {
		Deflater deflater = new Deflater(9, true);
		deflater.setInput(new byte[50_000_000]);
		byte[] bomb = new byte[90_000];
		int length = deflater.deflate(bomb, 0, bomb.length, Deflater.SYNC_FLUSH);
		connect("permessage-deflate", (connection) -> connection
			.rawFrame(SocketFrame.of(SocketFrame.BINARY, Arrays.copyOf(bomb, length - 4)).withRsv(4)));
		assertThat(this.handler.awaitClosed().code()).isEqualTo(1006);
		assertThat(this.handler.error()).isInstanceOf(ProtocolViolationException.class)
			.hasMessageContaining("receive.max-message-size");
		assertThat(this.server.awaitConnection(1).awaitClose().closeCode()).isEqualTo(1009);
	}

	@Test
	void whenCompressedDataIsNotValidThenItIsAViolation() throws Exception {
		connect("permessage-deflate", (connection) -> connection.rawFrame(compressed("ff ff ff ff ff")));
		assertThat(this.handler.awaitClosed().code()).isEqualTo(1006);
		assertThat(this.handler.error()).isInstanceOf(ProtocolViolationException.class)
			.hasMessageContaining("compressed");
		assertThat(this.server.awaitConnection(1).awaitClose().closeCode()).isEqualTo(1002);
	}

	@ParameterizedTest
	@ValueSource(strings = { "permessage-deflate; unknown", "permessage-deflate, permessage-deflate", "other" })
	void whenTheServerChoosesWhatWasNotOfferedThenTheHandshakeFails(String answer) throws Exception {
		connect(answer, (connection) -> {
		});
		assertThat(this.handler.awaitClosed().code()).isEqualTo(1006);
		assertThat(this.handler.error()).isInstanceOf(ConnectSocketException.class).hasMessageContaining("not offered");
	}

	private static byte[] inflate(Inflater inflater, byte[] payload) throws DataFormatException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		byte[] buffer = new byte[4096];
		for (byte[] input : List.of(payload, new byte[] { 0, 0, (byte) 0xff, (byte) 0xff })) {
			inflater.setInput(input);
			for (int count = inflater.inflate(buffer); count > 0; count = inflater.inflate(buffer)) {
				out.write(buffer, 0, count);
			}
		}
		return out.toByteArray();
	}

}
