package io.github.sockettask.transport.netty;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.transport.OutboundMessages;
import io.github.sockettask.transport.Utf8;

/**
 * Messages that wait to be written, whatever becomes of them then.
 */
class UntrackedMessages implements OutboundMessages {

	private final Queue<Object> waiting = new ArrayDeque<>();

	private long accepted;

	synchronized void add(Object payload) {
		this.accepted++;
		this.waiting.add(payload);
	}

	@Override
	public synchronized long accepted() {
		return this.accepted;
	}

	@Override
	public synchronized boolean drainTo(Sink sink, long upTo) {
		for (long number = this.accepted - this.waiting.size(); number < Math.min(upTo, this.accepted); number++) {
			if (!isTaken(sink, this.waiting.element())) {
				return false;
			}
			this.waiting.remove();
		}
		return true;
	}

	private static boolean isTaken(Sink sink, Object payload) {
		return (payload instanceof String text) ? sink.take(TEXT, true, text, Utf8.length(text))
				: sink.take(BINARY, true, payload, ((ByteBuffer) payload).remaining());
	}

	@Override
	public void drained() {
		// nothing depends on it
	}

	@Override
	public void done(int frames, int written, int begun, @Nullable Throwable failure) {
		// what the peer has seen tells
	}

	@Override
	public synchronized void lost(Throwable cause) {
		this.waiting.clear();
	}

}
