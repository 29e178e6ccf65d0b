package io.github.sockettask.transport.netty;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.transport.OutboundMessages;
import io.github.sockettask.transport.TransportConnection.Completion;

/**
 * Messages of a test that wait to be written.
 */
class QueuedMessages implements OutboundMessages {

	private final Queue<Message> waiting = new ArrayDeque<>();

	private final Queue<Message> taken = new ArrayDeque<>();

	private long accepted;

	/** Happens next when the number of the last message is asked for. */
	private Runnable meanwhile = QueuedMessages::nothing;

	/** Happens when what was handed on was given to the socket. */
	private Runnable afterwards = QueuedMessages::nothing;

	/** So many frames are handed on before something goes wrong. */
	private int untilBroken = Integer.MAX_VALUE;

	private static void nothing() {
		// the usual case
	}

	synchronized void add(Object payload, Completion completion) {
		add((payload instanceof String) ? TEXT : BINARY, true, payload, completion);
	}

	synchronized void add(int opcode, boolean last, Object payload, Completion completion) {
		if (opcode != CONTINUATION) {
			this.accepted++;
		}
		this.waiting.add(new Message(this.accepted, opcode, last, payload, completion));
	}

	synchronized void meanwhile(Runnable meanwhile) {
		this.meanwhile = meanwhile;
	}

	synchronized void afterwards(Runnable afterwards) {
		this.afterwards = afterwards;
	}

	synchronized void breakAfter(int frames) {
		this.untilBroken = frames;
	}

	@Override
	public synchronized long accepted() {
		long accepted = this.accepted;
		Runnable meanwhile = this.meanwhile;
		this.meanwhile = QueuedMessages::nothing;
		meanwhile.run();
		return accepted;
	}

	@Override
	public synchronized boolean drainTo(Sink sink, long upTo) {
		Message message = this.waiting.peek();
		while (message != null && message.number() <= upTo) {
			if (!sink.take(message.opcode(), message.last(), message.payload(), message.size())) {
				return false;
			}
			this.taken.add(this.waiting.remove());
			if (--this.untilBroken == 0) {
				throw new StackOverflowError("broken by intention");
			}
			message = this.waiting.peek();
		}
		return true;
	}

	@Override
	public void drained() {
		Runnable afterwards = this.afterwards;
		this.afterwards = QueuedMessages::nothing;
		afterwards.run();
	}

	@Override
	public synchronized void done(int frames, int written, int begun, @Nullable Throwable failure) {
		for (int i = 0; i < frames; i++) {
			this.taken.remove().completion().done(failure);
		}
	}

	@Override
	public synchronized void lost(Throwable cause) {
		while (!this.waiting.isEmpty()) {
			this.waiting.remove().completion().done(cause);
		}
	}

	private record Message(long number, int opcode, boolean last, Object payload, Completion completion) {

		int size() {
			return (this.payload instanceof String text) ? text.getBytes(StandardCharsets.UTF_8).length
					: ((ByteBuffer) this.payload).remaining();
		}

	}

}
