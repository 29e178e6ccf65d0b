package io.github.sockettask.conformance;

import java.util.List;

import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.sockettask.OnErrorCallbackResult;
import io.github.sockettask.ProtocolViolationException;
import io.github.sockettask.SocketTask;
import io.github.sockettask.test.SocketScript;
import io.github.sockettask.test.TestSocketConnection;
import io.github.sockettask.test.junit.TestSocketServerExtension;
import io.github.sockettask.test.task.SocketTaskRecorder;

import static io.github.sockettask.test.assertj.SocketTaskAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A scripted server and a client that echoes.
 */
abstract class ConformanceFixture {

	@RegisterExtension
	static final EchoClient client = new EchoClient();

	@RegisterExtension
	static final TestSocketServerExtension server = new TestSocketServerExtension();

	SocketTask connect(SocketScript script) {
		server.on("/x", script);
		return client.connect(server.url("/x"));
	}

	void assertAnswered(Case given, Delivery delivery) {
		Answers answers = Answers.to(given.frames());
		SocketTask task = connect((connection) -> {
			connection.accept();
			delivery.send(connection, given.frames());
			answers.expectOn(connection);
			connection.close(1000, "").expectClose(1000);
		});
		assertThat(task).eventually().closedWith(1000).hasNoErrors();
		server.verify();
	}

	void assertFailed(Case given, Delivery delivery, int code) {
		SocketTask task = connect((connection) -> {
			connection.accept();
			delivery.send(connection, given.all());
		});
		assertFailed(task, code);
		assertThat(SocketTaskRecorder.of(task).messages()).containsExactly(Answers.to(given.frames()).data());
	}

	/**
	 * Assert that the client has failed the connection (RFC 6455, section 7.1.7).
	 * @param task the client's side
	 * @param code what its close frame must say
	 */
	void assertFailed(SocketTask task, int code) {
		TestSocketConnection connection = server.awaitConnection(1);
		assertThat(connection.awaitClose().closeCode()).isEqualTo(code);
		assertThat(task).eventually().closedWith(1006, "abnormal closure");
		List<OnErrorCallbackResult> errors = SocketTaskRecorder.of(task).errors();
		assertThat(errors).hasSize(1);
		assertThat(errors.get(0)).hasCauseInstanceOf(ProtocolViolationException.class);
		connection.awaitEnd();
	}

}
