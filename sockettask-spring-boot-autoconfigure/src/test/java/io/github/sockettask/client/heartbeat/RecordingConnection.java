package io.github.sockettask.client.heartbeat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.SocketTaskException;
import io.github.sockettask.transport.TransportConnection;

/**
 * A connection that records the calls to it. Its peer answers pings unless it is silent.
 */
class RecordingConnection implements TransportConnection {

	/** The pings, by number, and the reasons of cuts. */
	final List<String> calls = new ArrayList<>();

	boolean silent;

	boolean closed;

	private long reads;

	void read() {
		this.reads++;
	}

	@Override
	public void sendPing(ByteBuffer payload, Completion completion) {
		this.calls.add("ping " + payload.duplicate().getLong());
		if (!this.silent) {
			read();
		}
		completion.done(null);
	}

	@Override
	public void cut(String reason) {
		this.calls.add("cut " + reason);
	}

	@Override
	public long reads() {
		return this.reads;
	}

	@Override
	public void execute(Runnable task) {
		if (this.closed) {
			throw new RejectedExecutionException("closed");
		}
		task.run();
	}

	@Override
	public void flush() {
		// the test looks at the queue itself
	}

	@Override
	public void close(int code, String reason, Duration drain) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void abort(@Nullable SocketTaskException error) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void pauseReading() {
		// nothing arrives
	}

	@Override
	public void resumeReading() {
		// nothing arrives
	}

	@Override
	public <T> @Nullable T unwrap(Class<T> type) {
		return null;
	}

}
