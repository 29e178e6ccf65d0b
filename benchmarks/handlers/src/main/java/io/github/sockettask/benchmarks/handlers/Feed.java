package io.github.sockettask.benchmarks.handlers;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.OnCloseCallbackResult;
import io.github.sockettask.OnOpenCallbackResult;
import io.github.sockettask.SocketProfile;
import io.github.sockettask.SocketTaskException;
import io.github.sockettask.transport.TransportConnection;
import io.github.sockettask.transport.TransportHandler;

/**
 * A connection without a network: messages arrive on the thread that says so.
 */
final class Feed implements TransportConnection {

	private final TransportHandler handler;

	private long reads;

	Feed(TransportHandler handler) {
		this.handler = handler;
	}

	void open() {
		this.handler.opening(this);
		Instant now = Instant.now();
		this.handler.opened(new OnOpenCallbackResult(Map.of(), "", new SocketProfile(now, now, now)));
	}

	/**
	 * Let a message arrive, alone in its read.
	 * @param message the message
	 */
	void receive(String message) {
		this.reads++;
		this.handler.message(message);
		this.handler.messagesComplete();
	}

	@Override
	public void flush() {
		// nothing is sent
	}

	@Override
	public void sendPing(ByteBuffer payload, Completion completion) {
		this.reads++;
		completion.done(null);
	}

	@Override
	public void close(int code, String reason, Duration drain) {
		this.handler.closed(new OnCloseCallbackResult(code, reason), null);
	}

	@Override
	public void cut(String reason) {
		this.handler.closed(new OnCloseCallbackResult(1006, reason), null);
	}

	@Override
	public void abort(@Nullable SocketTaskException error) {
		this.handler.closed(new OnCloseCallbackResult(1006, ""), error);
	}

	@Override
	public long reads() {
		return this.reads;
	}

	@Override
	public void pauseReading() {
		// messages arrive when the measurement says so
	}

	@Override
	public void resumeReading() {
		// messages arrive when the measurement says so
	}

	@Override
	public void execute(Runnable task) {
		task.run();
	}

	@Override
	public <T> @Nullable T unwrap(Class<T> type) {
		return null;
	}

}
