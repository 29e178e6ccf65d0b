package io.github.sockettask.client.connection;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.ConnectSocketException;
import io.github.sockettask.ConnectionAttempt;
import io.github.sockettask.SocketTaskException;
import io.github.sockettask.client.connect.ConnectLimiter;
import io.github.sockettask.client.connect.HandshakeFactory;
import io.github.sockettask.text.Redaction;
import io.github.sockettask.text.UserText;
import io.github.sockettask.transport.DurationText;
import io.github.sockettask.transport.TransportRequest;

/**
 * The way of a connection to the transport: it waits for its turn, its handshake may be
 * customized, and it is handed over once, or never if it is closed before. The turn lasts
 * until the attempt has succeeded or failed.
 */
class PendingAttempt {

	// The fields below are guarded by this.

	/** Whether the transport has the attempt, or will never get it. */
	private boolean handedOver;

	private boolean over;

	private ConnectLimiter.@Nullable Permit permit;

	/** Cancels the deadline of the customizers. */
	private @Nullable Runnable cancelDeadline;

	// Returns at once.
	void begin(SocketConnection connection, HandshakeFactory handshakes, TransportRequest request,
			ConnectionAttempt attempt, SharedResources resources) {
		waitFor(resources.limiter(), () -> {
			if (handshakes.areCustomized()) {
				customize(connection, () -> handshakes.customize(request, attempt),
						Objects.requireNonNull(request.timeout()), resources);
			}
			else {
				connection.open(request);
			}
		});
	}

	private void customize(SocketConnection connection, Callable<TransportRequest> customizing, Duration timeout,
			SharedResources resources) {
		try {
			prepare(resources.timer()
				.schedule(() -> connection
					.fail(new ConnectSocketException("A HandshakeCustomizer has not returned within connect-timeout ("
							+ DurationText.of(timeout) + ")")),
						timeout));
			resources.executors().callbacks().execute(() -> open(connection, customizing));
		}
		catch (RuntimeException | OutOfMemoryError ex) {
			// The application ends, or its executor is full.
			connection.fail(new ConnectSocketException("There is no thread to customize the handshake: " + ex, ex));
		}
	}

	private static void open(SocketConnection connection, Callable<TransportRequest> customizing) {
		TransportRequest customized;
		try {
			customized = customizing.call();
		}
		catch (Throwable ex) {
			connection.fail((ex instanceof SocketTaskException failure) ? failure : new ConnectSocketException(
					"A HandshakeCustomizer failed: " + Redaction.line(UserText.of(ex)), Redaction.cause(ex)));
			return;
		}
		connection.open(customized);
	}

	// The limiter may run the attempt at once.
	void waitFor(ConnectLimiter limiter, Runnable attempt) {
		ConnectLimiter.Permit permit = limiter.acquire(attempt);
		synchronized (this) {
			if (!this.over) {
				this.permit = permit;
				return;
			}
		}
		permit.release();
	}

	// Handing the attempt over cancels the deadline of the customizers.
	void prepare(Runnable cancelDeadline) {
		synchronized (this) {
			if (!this.handedOver) {
				this.cancelDeadline = cancelDeadline;
				return;
			}
		}
		cancelDeadline.run();
	}

	// Hands the attempt over, or prevents that. Returns whether this is the first call.
	boolean handOver() {
		Runnable cancelDeadline;
		synchronized (this) {
			if (this.handedOver) {
				return false;
			}
			this.handedOver = true;
			cancelDeadline = this.cancelDeadline;
			this.cancelDeadline = null;
		}
		if (cancelDeadline != null) {
			cancelDeadline.run();
		}
		return true;
	}

	/** The attempt has succeeded or failed, or will not be made. */
	void over() {
		ConnectLimiter.Permit permit;
		synchronized (this) {
			this.over = true;
			permit = this.permit;
			this.permit = null;
		}
		if (permit != null) {
			permit.release();
		}
	}

}
