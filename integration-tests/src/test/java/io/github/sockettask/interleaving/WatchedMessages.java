package io.github.sockettask.interleaving;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.transport.OutboundMessages;

/**
 * Watches what a transport takes of the engine, and what it tells of it.
 */
class WatchedMessages implements OutboundMessages {

	private final OutboundMessages messages;

	private final Complaints complaints;

	private final OneAtATime calls;

	private final Queue<String> taken = new ConcurrentLinkedQueue<>();

	private final List<String> written = new CopyOnWriteArrayList<>();

	private volatile boolean lost;

	WatchedMessages(OutboundMessages messages, Complaints complaints) {
		this.messages = messages;
		this.complaints = complaints;
		this.calls = new OneAtATime(complaints);
	}

	/**
	 * Return how much was taken and has no outcome.
	 * @return the number of frames
	 */
	int pending() {
		return this.taken.size();
	}

	List<String> written() {
		return this.written;
	}

	@Override
	public long accepted() {
		return this.messages.accepted();
	}

	@Override
	public boolean drainTo(Sink sink, long upTo) {
		boolean[] drained = new boolean[1];
		this.calls.run("drainTo", () -> drained[0] = this.messages.drainTo((opcode, last, payload, size) -> {
			this.complaints.unless(!this.lost, "a message is taken after the end");
			boolean taken = sink.take(opcode, last, payload, size);
			if (taken) {
				this.taken.add(text(payload));
			}
			return taken;
		}, upTo));
		return drained[0];
	}

	private static String text(Object payload) {
		return (payload instanceof String text) ? text
				: StandardCharsets.UTF_8.decode(((ByteBuffer) payload).duplicate()).toString();
	}

	@Override
	public void drained() {
		this.calls.run("drained", this.messages::drained);
	}

	@Override
	public void done(int frames, int written, int begun, @Nullable Throwable failure) {
		for (int i = 0; i < frames; i++) {
			String text = this.taken.poll();
			this.complaints.unless(text != null, "the outcome of a frame that was not taken");
			if (text != null && (failure == null || i < written)) {
				this.written.add(text);
			}
		}
		this.messages.done(frames, written, begun, failure);
	}

	@Override
	public void lost(Throwable cause) {
		this.lost = true;
		this.messages.lost(cause);
	}

}
