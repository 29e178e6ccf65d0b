package io.github.sockettask.contract;

import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.HandshakeRefusedException;
import io.github.sockettask.OnCloseCallbackResult;
import io.github.sockettask.OnOpenCallbackResult;
import io.github.sockettask.SocketProfile;
import io.github.sockettask.SocketTaskException;
import io.github.sockettask.transport.TransportConnection;
import io.github.sockettask.transport.TransportHandler;

/**
 * A connection of a {@link HeldTransport}.
 */
class HeldConnection implements TransportConnection {

	private final TransportHandler handler;

	private final List<String> written = new CopyOnWriteArrayList<>();

	private final Queue<String> handedOn = new ArrayDeque<>();

	private final AtomicInteger flushes = new AtomicInteger();

	/** Nothing is taken while something is written. */
	private final Object socket = new Object();

	/** So many frames more are taken. Guarded by socket. */
	private int room;

	private volatile boolean ended;

	private volatile boolean closeHeld;

	HeldConnection(TransportHandler handler) {
		this.handler = handler;
	}

	void open() {
		Instant now = Instant.now();
		this.handler.opened(new OnOpenCallbackResult(Map.of(), "", new SocketProfile(now, now, now)));
	}

	void receive(Object message) {
		this.handler.message(message);
		this.handler.messagesComplete();
	}

	/**
	 * Take frames without telling that they were written.
	 * @param frames how many, whenever they come
	 */
	void take(int frames) {
		synchronized (this.socket) {
			this.room += frames;
		}
		flush();
	}

	/** Tell that what was taken was written. */
	void write() {
		synchronized (this.socket) {
			int count = this.handedOn.size();
			this.written.addAll(this.handedOn);
			this.handedOn.clear();
			this.handler.messages().done(count, 0, 0, null);
		}
	}

	/**
	 * Take frames and write them.
	 * @param frames how many, of those that wait
	 */
	void write(int frames) {
		take(frames);
		synchronized (this.socket) {
			this.room = 0;
			write();
		}
	}

	void writeAll() {
		int before;
		do {
			before = this.written.size();
			write(1);
		}
		while (this.written.size() > before);
	}

	void lose() {
		end(null);
	}

	/** Do not answer a close. */
	void holdClose() {
		this.closeHeld = true;
	}

	void closeByPeer(int code) {
		closeByPeer(new OnCloseCallbackResult(code, ""));
	}

	void closeByPeer(OnCloseCallbackResult result) {
		end(result, null);
	}

	void refuse(int status, Map<String, List<String>> header) {
		this.ended = true;
		this.handler.closed(new OnCloseCallbackResult(1006, OnCloseCallbackResult.ABNORMAL_CLOSURE),
				new HandshakeRefusedException("refused: " + status, status, header));
	}

	private void end(@Nullable SocketTaskException error) {
		end(new OnCloseCallbackResult(1006, OnCloseCallbackResult.ABNORMAL_CLOSURE), error);
	}

	private void end(OnCloseCallbackResult result, @Nullable SocketTaskException error) {
		if (this.ended) {
			return;
		}
		this.ended = true;
		int count = this.handedOn.size();
		this.handedOn.clear();
		this.handler.messages().done(count, 0, count, new ClosedChannelException());
		this.handler.messages().lost(new ClosedChannelException());
		this.handler.closed(result, error);
	}

	List<String> written() {
		return this.written;
	}

	@Override
	public void flush() {
		if (this.flushes.getAndIncrement() == 0) {
			int seen;
			do {
				seen = this.flushes.get();
				drain();
			}
			while (this.flushes.addAndGet(-seen) > 0);
		}
	}

	private void drain() {
		synchronized (this.socket) {
			if (this.room > 0 && !this.ended) {
				this.handler.messages().drainTo(this::take, Long.MAX_VALUE);
				this.handler.messages().drained();
			}
		}
	}

	private boolean take(int opcode, boolean last, Object payload, int size) {
		if (this.room == 0) {
			return false;
		}
		this.room--;
		this.handedOn.add(List.of("more", "text", "binary").get(opcode) + (last ? " " : "... ") + show(payload));
		return true;
	}

	private static String show(Object payload) {
		return (payload instanceof ByteBuffer bytes) ? StandardCharsets.UTF_8.decode(bytes.duplicate()).toString()
				: payload.toString();
	}

	@Override
	public void sendPing(ByteBuffer payload, Completion completion) {
		completion.done(null);
	}

	@Override
	public void close(int code, String reason, Duration drain) {
		if (!this.closeHeld) {
			end(null);
		}
	}

	@Override
	public void cut(String reason) {
		end(null);
	}

	@Override
	public long reads() {
		return 0;
	}

	@Override
	public void abort(@Nullable SocketTaskException error) {
		end(error);
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
	public void execute(Runnable task) {
		task.run();
	}

	@Override
	public <T> @Nullable T unwrap(Class<T> type) {
		return null;
	}

}
