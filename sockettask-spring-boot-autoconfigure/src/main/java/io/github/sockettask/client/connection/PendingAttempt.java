package io.github.sockettask.client.connection;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.ConnectionAttempt;
import io.github.sockettask.client.connect.ConnectLimiter;
import io.github.sockettask.client.connect.HandshakeCustomization;
import io.github.sockettask.client.connect.HandshakeFactory;
import io.github.sockettask.transport.TransportRequest;
import io.github.sockettask.transport.TransportTimer;

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

	/** Cancels the customizers and their deadline. */
	private @Nullable Runnable cancelCustomizing;

	// Returns at once.
	void begin(SocketConnection connection, HandshakeFactory handshakes, TransportRequest request,
			ConnectionAttempt attempt, SharedResources resources) {
		waitFor(resources.limiter(), () -> {
			if (handshakes.areCustomized()) {
				customize(connection, handshakes, request, attempt, resources);
			}
			else {
				connection.open(handshakes.route(request));
			}
		});
	}

	private void customize(SocketConnection connection, HandshakeFactory handshakes, TransportRequest request,
			ConnectionAttempt attempt, SharedResources resources) {
		HandshakeCustomization customization = handshakes.customize(request, attempt,
				resources.executors().callbacks());
		Duration timeout = request.timeout();
		Runnable cancelDeadline = resources.timer()
			.schedule(() -> connection.fail(customization.tooLate(timeout)), timeout);
		prepare(() -> {
			cancelDeadline.run();
			customization.cancel();
		});
		if (cancelDeadline == TransportTimer.NEVER) {
			// The application ends.
			connection.fail(customization.tooLate(timeout));
			return;
		}
		customization.start((customized) -> connection.open(handshakes.route(customized)), connection::fail);
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

	// Handing the attempt over cancels the customizers and their deadline.
	void prepare(Runnable cancelCustomizing) {
		synchronized (this) {
			if (!this.handedOver) {
				this.cancelCustomizing = cancelCustomizing;
				return;
			}
		}
		cancelCustomizing.run();
	}

	// Hands the attempt over, or prevents that. Returns whether this is the first call.
	// Called without a lock: it cancels code of the application.
	boolean handOver() {
		Runnable cancelCustomizing;
		synchronized (this) {
			if (this.handedOver) {
				return false;
			}
			this.handedOver = true;
			cancelCustomizing = this.cancelCustomizing;
			this.cancelCustomizing = null;
		}
		if (cancelCustomizing != null) {
			cancelCustomizing.run();
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
