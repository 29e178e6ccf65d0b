package io.github.sockettask.conformance;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.Session;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.sockettask.ConnectSocketOption;
import io.github.sockettask.SocketTask;
import io.github.sockettask.test.task.SocketTaskRecorder;

import static io.github.sockettask.test.assertj.SocketTaskAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What works with every server that is in use.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class InteroperationFixture {

	@RegisterExtension
	static final EchoClient client = new EchoClient();

	private PeerServer server;

	abstract PeerServer start() throws Exception;

	@BeforeAll
	void startServer() throws Exception {
		this.server = start();
	}

	@AfterAll
	void stopServer() throws Exception {
		this.server.close();
	}

	SocketTask connect(boolean deflate) {
		SocketTask task = client
			.listen(ConnectSocketOption.of("ws://localhost:" + this.server.port() + "/").perMessageDeflate(deflate));
		assertThat(task).eventually().isOpen();
		assertThat(SocketTaskRecorder.of(task)
			.await(Duration.ofSeconds(5), () -> !SocketTaskRecorder.of(task).opens().isEmpty())).isTrue();
		assertThat(SocketTaskRecorder.of(task).opens().get(0).header().containsKey("Sec-WebSocket-Extensions"))
			.isEqualTo(deflate);
		return task;
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void whenMessagesAreSentThenTheyComeBack(boolean deflate) {
		SocketTask task = connect(deflate);
		String large = new String(Sample.words(1024 * 1024), StandardCharsets.US_ASCII);
		List<String> texts = List.of("Hello", "", "κόσμε 中文 😀", large, "Hello");
		byte[] random = Payloads.random(1024 * 1024);
		texts.forEach(task::send);
		task.send(random);
		task.send(new byte[0]);
		assertThat(task).eventually(Duration.ofSeconds(10)).received(texts.toArray(String[]::new));
		SocketTaskRecorder recorder = SocketTaskRecorder.of(task);
		recorder.await(Duration.ofSeconds(10), () -> recorder.messages().size() == 7);
		assertThat(recorder.messages().subList(5, 7)).containsExactly(random, new byte[0]);
		task.close(3001, "done");
		assertThat(task).eventually().closedWith(3001, "done").hasNoErrors();
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void whenTheServerSendsFragmentsThenTheyArriveAsOneMessage(boolean deflate) {
		SocketTask task = connect(deflate);
		task.send(PeerServer.FRAGMENTS);
		task.send("behind");
		assertThat(task).eventually().received("one two three", "behind");
		task.close();
		assertThat(task).eventually().closedWith(1000).hasNoErrors();
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void whenTheClientSendsFragmentsThenTheyArriveAsOneMessage(boolean deflate) throws IOException {
		SocketTask task = connect(deflate);
		RemoteEndpoint.Basic remote = task.ws(Session.class).getBasicRemote();
		remote.sendText("one ", false);
		remote.sendPing(ByteBuffer.allocate(0));
		remote.sendText("two ", false);
		remote.sendText("three", true);
		task.send("behind");
		assertThat(task).eventually().received("one two three", "behind");
		task.close();
		assertThat(task).eventually().closedWith(1000).hasNoErrors();
	}

	@Test
	void whenTheServerPingsThenItGetsThePayloadBack() {
		SocketTask task = connect(false);
		task.send(PeerServer.PING);
		assertThat(task).eventually().received("are you there?");
		task.close();
		assertThat(task).eventually().closedWith(1000).hasNoErrors();
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void whenTheServerClosesThenCodeAndReasonAreTold(boolean deflate) {
		SocketTask task = connect(deflate);
		task.send(PeerServer.CLOSE);
		assertThat(task).eventually().closedWith(4002, "bye").hasNoErrors();
	}

}
