package io.github.sockettask.test.task;

import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.OnCloseCallbackResult;
import io.github.sockettask.OnOpenCallbackResult;
import io.github.sockettask.SocketTaskException;
import io.github.sockettask.transport.OutboundMessages;
import io.github.sockettask.transport.TransportConnection;
import io.github.sockettask.transport.TransportHandler;
import io.github.sockettask.transport.TransportRequest;

/**
 * One connection of a {@link FakeTransport}, from its attempt to its end.
 */
final class FakeTransportConnection implements TransportConnection {

	private final FakeTransport transport;

	private final TransportRequest request;

	private final TransportHandler handler;

	// Number of calls that request sending; one of them sends for all.
	private final AtomicInteger flushes = new AtomicInteger();

	private final AtomicLong reads = new AtomicLong();

	private volatile boolean open;

	// Guarded by this for writing.
	private volatile boolean ended;

	FakeTransportConnection(FakeTransport transport, TransportRequest request, TransportHandler handler) {
		this.transport = transport;
		this.request = request;
		this.handler = handler;
	}

	TransportRequest request() {
		return this.request;
	}

	boolean isOpen() {
		return this.open && !this.ended;
	}

	boolean isEnded() {
		return this.ended;
	}

	void opened(OnOpenCallbackResult result) {
		this.open = true;
		this.transport.opened(this);
		this.handler.opened(result);
	}

	void message(Object message) {
		this.reads.incrementAndGet();
		this.handler.message(message);
		this.handler.messagesComplete();
	}

	void closed(OnCloseCallbackResult result) {
		end(result, null);
	}

	void fail(@Nullable SocketTaskException error) {
		end(new OnCloseCallbackResult(1006, OnCloseCallbackResult.ABNORMAL_CLOSURE), error);
	}

	private void end(OnCloseCallbackResult result, @Nullable SocketTaskException error) {
		synchronized (this) {
			if (this.ended) {
				return;
			}
			this.ended = true;
		}
		this.handler.closed(result, error);
	}

	@Override
	public void flush() {
		if (this.flushes.getAndIncrement() == 0) {
			do {
				int seen = this.flushes.get();
				sendAll();
				this.flushes.addAndGet(-seen);
			}
			while (this.flushes.get() > 0);
		}
	}

	private void sendAll() {
		OutboundMessages messages = this.handler.messages();
		if (this.ended) {
			messages.lost(new ClosedChannelException());
			return;
		}
		List<Object> taken = new ArrayList<>();
		messages.drainTo((opcode, last, payload, size) -> taken.add(payload), Long.MAX_VALUE);
		messages.drained();
		for (Object payload : taken) {
			messages.done(1, 0, 1, this.transport.send(copy(payload)));
		}
	}

	private static Object copy(Object payload) {
		if (payload instanceof ByteBuffer bytes) {
			byte[] copy = new byte[bytes.remaining()];
			bytes.duplicate().get(copy);
			return copy;
		}
		return payload;
	}

	@Override
	public void sendPing(ByteBuffer payload, Completion completion) {
		if (this.transport.answersPings()) {
			this.reads.incrementAndGet();
		}
		completion.done(null);
	}

	@Override
	public void close(int code, String reason, Duration drain) {
		OnCloseCallbackResult close = new OnCloseCallbackResult(code, reason);
		if (this.transport.close(close)) {
			closed(close);
		}
	}

	@Override
	public void cut(String reason) {
		end(new OnCloseCallbackResult(1006, reason), null);
	}

	@Override
	public long reads() {
		return this.reads.get();
	}

	@Override
	public void abort(@Nullable SocketTaskException error) {
		fail(error);
	}

	@Override
	public void pauseReading() {
		// The test controls when messages arrive.
	}

	@Override
	public void resumeReading() {
		// The test controls when messages arrive.
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
