package io.github.sockettask.test.task;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.OnCloseCallbackResult;
import io.github.sockettask.transport.Transport;
import io.github.sockettask.transport.TransportHandler;
import io.github.sockettask.transport.TransportRequest;

/**
 * Carries the messages of one task nowhere, and keeps them.
 */
final class FakeTransport implements Transport {

	// All fields are guarded by this.

	private final List<Object> sent = new ArrayList<>();

	private final List<OnCloseCallbackResult> sentCloses = new ArrayList<>();

	private boolean answersClose = true;

	private boolean answersPings = true;

	private @Nullable Throwable sendFailure;

	/** The connection that has begun last. */
	private @Nullable FakeTransportConnection current;

	/** The connection that was opened last. */
	private @Nullable FakeTransportConnection open;

	@Override
	public void open(TransportRequest request, TransportHandler handler) {
		FakeTransportConnection connection = new FakeTransportConnection(this, request, handler);
		synchronized (this) {
			this.current = connection;
		}
		handler.opening(connection);
	}

	synchronized FakeTransportConnection current(String action) {
		FakeTransportConnection connection = this.current;
		if (connection == null || connection.isEnded()) {
			throw new IllegalStateException("There is no connection that could " + action);
		}
		return connection;
	}

	synchronized void opened(FakeTransportConnection connection) {
		this.open = connection;
	}

	// While a connection is being replaced, the old one is still in use.
	synchronized FakeTransportConnection inUse(String action) {
		FakeTransportConnection open = this.open;
		return (open != null && open.isOpen()) ? open : current(action);
	}

	synchronized @Nullable Throwable send(Object message) {
		if (this.sendFailure == null) {
			this.sent.add(message);
		}
		return this.sendFailure;
	}

	synchronized boolean close(OnCloseCallbackResult close) {
		this.sentCloses.add(close);
		return this.answersClose;
	}

	synchronized List<Object> sent() {
		return List.copyOf(this.sent);
	}

	synchronized List<OnCloseCallbackResult> sentCloses() {
		return List.copyOf(this.sentCloses);
	}

	synchronized void answersClose(boolean answersClose) {
		this.answersClose = answersClose;
	}

	synchronized boolean answersPings() {
		return this.answersPings;
	}

	synchronized void answersPings(boolean answersPings) {
		this.answersPings = answersPings;
	}

	synchronized void failSends(@Nullable Throwable failure) {
		this.sendFailure = failure;
	}

	void reset() {
		FakeTransportConnection connection;
		synchronized (this) {
			connection = this.current;
		}
		// Callbacks run here and must not hold the lock.
		if (connection != null) {
			connection.fail(null);
		}
		synchronized (this) {
			this.sent.clear();
			this.sentCloses.clear();
			this.answersClose = true;
			this.answersPings = true;
			this.sendFailure = null;
		}
	}

}
