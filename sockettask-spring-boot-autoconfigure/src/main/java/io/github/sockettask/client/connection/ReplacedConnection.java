package io.github.sockettask.client.connection;

import java.time.Duration;

import io.github.sockettask.transport.TransportTimer;

/**
 * A connection that another one has replaced. It is closed when the callbacks for the new
 * one have run and a message has come there, so that nothing is missed in between;
 * without a message, some time after the callbacks.
 */
class ReplacedConnection {

	private final SocketConnection connection;

	// The fields below are guarded by this

	private boolean ready;

	private boolean served;

	ReplacedConnection(SocketConnection connection) {
		this.connection = connection;
	}

	/**
	 * The new connection has brought a message.
	 * @return whether the old one is closed for that
	 */
	boolean served() {
		synchronized (this) {
			this.served = true;
			if (!this.ready) {
				return false;
			}
		}
		close();
		return true;
	}

	/**
	 * The callbacks for the new connection have run.
	 * @param timer closes the old one if nothing else does
	 * @param bound when
	 */
	void ready(TransportTimer timer, Duration bound) {
		boolean served;
		synchronized (this) {
			this.ready = true;
			served = this.served;
		}
		if (served || !schedule(timer, bound)) {
			close();
		}
	}

	private boolean schedule(TransportTimer timer, Duration bound) {
		Runnable cancel = timer.schedule(this::close, bound);
		this.connection.ended().thenRun(cancel);
		return cancel != TransportTimer.NEVER;
	}

	private void close() {
		this.connection.succession().supersede();
		this.connection.close(SocketConnection.NORMAL, "", () -> {
		});
		this.connection.mailbox().backPressure().closing();
	}

}
