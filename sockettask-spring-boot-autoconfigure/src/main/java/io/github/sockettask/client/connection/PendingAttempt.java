package io.github.sockettask.client.connection;

import java.time.Duration;
import java.util.Objects;

import io.github.sockettask.ConnectSocketException;
import io.github.sockettask.ConnectionAttempt;
import io.github.sockettask.SocketTaskException;
import io.github.sockettask.client.connect.HandshakeFactory;
import io.github.sockettask.text.Redaction;
import io.github.sockettask.text.UserText;
import io.github.sockettask.transport.DurationText;
import io.github.sockettask.transport.TransportRequest;

/**
 * Begins the attempts of a task: when it is their turn, and when the application has
 * customized their handshakes.
 */
class PendingAttempt {

	private final HandshakeFactory handshakes;

	private final SharedResources engine;

	PendingAttempt(HandshakeFactory handshakes, SharedResources engine) {
		this.handshakes = handshakes;
		this.engine = engine;
	}

	/**
	 * Begin an attempt. Returns at once.
	 * @param connection is told what becomes of it
	 * @param request the handshake, before it is customized
	 * @param attempt what it is told as
	 */
	void begin(SocketConnection connection, TransportRequest request, ConnectionAttempt attempt) {
		connection.turn().waitFor(this.engine.limiter(), () -> {
			if (this.handshakes.areCustomized()) {
				customize(connection, request, attempt);
			}
			else {
				connection.open(request);
			}
		});
	}

	private void customize(SocketConnection connection, TransportRequest request, ConnectionAttempt attempt) {
		Duration timeout = Objects.requireNonNull(request.timeout());
		try {
			connection.turn()
				.prepare(this.engine.timer()
					.schedule(() -> connection
						.fail(new ConnectSocketException("A HandshakeCustomizer has not returned within timeout ("
								+ DurationText.of(timeout) + ")")),
							timeout));
			this.engine.executors().callbacks().execute(() -> open(connection, request, attempt));
		}
		catch (RuntimeException | OutOfMemoryError ex) {
			// the application ends, or its executor is at its limit
			connection.fail(new ConnectSocketException("There is no thread to customize the handshake: " + ex, ex));
		}
	}

	private void open(SocketConnection connection, TransportRequest request, ConnectionAttempt attempt) {
		TransportRequest customized;
		try {
			customized = this.handshakes.customize(request, attempt);
		}
		catch (Throwable ex) {
			connection.fail((ex instanceof SocketTaskException failure) ? failure : new ConnectSocketException(
					"A HandshakeCustomizer failed: " + Redaction.line(UserText.of(ex)), Redaction.cause(ex)));
			return;
		}
		connection.open(customized);
	}

}
