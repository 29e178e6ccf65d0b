package io.github.sockettask.transport.netty;

import org.jspecify.annotations.Nullable;

/**
 * Frames in the order in which they are to be written. Linked through the frames, so that
 * a connection that is idle holds nothing. Not thread-safe.
 */
final class FrameList {

	private @Nullable OutboundFrame first;

	private @Nullable OutboundFrame last;

	boolean isEmpty() {
		return this.first == null;
	}

	@Nullable OutboundFrame peek() {
		return this.first;
	}

	@Nullable OutboundFrame poll() {
		OutboundFrame frame = this.first;
		if (frame != null) {
			this.first = frame.next;
			frame.next = null;
			if (this.first == null) {
				this.last = null;
			}
		}
		return frame;
	}

	void add(OutboundFrame frame) {
		if (this.last == null) {
			this.first = frame;
		}
		else {
			this.last.next = frame;
		}
		this.last = frame;
	}

	/**
	 * Add frames that are linked from the last one to the first one.
	 * @param newest the last one
	 */
	void addReversed(@Nullable OutboundFrame newest) {
		OutboundFrame end = newest;
		OutboundFrame oldest = null;
		OutboundFrame frame = newest;
		while (frame != null) {
			OutboundFrame older = frame.next;
			frame.next = oldest;
			oldest = frame;
			frame = older;
		}
		if (oldest == null) {
			return;
		}
		if (this.last == null) {
			this.first = oldest;
		}
		else {
			this.last.next = oldest;
		}
		this.last = end;
	}

	/**
	 * Move the frames of another list in front of those of this one.
	 * @param other the other list, which is empty then
	 */
	void addFirst(FrameList other) {
		if (other.last == null) {
			return;
		}
		other.last.next = this.first;
		if (this.last == null) {
			this.last = other.last;
		}
		this.first = other.first;
		other.first = null;
		other.last = null;
	}

	void done(@Nullable Throwable failure) {
		OutboundFrame frame = poll();
		while (frame != null) {
			frame.done(failure);
			frame = poll();
		}
	}

}
