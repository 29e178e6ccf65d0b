package io.github.sockettask.test;

import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Waits for what the client does.
 */
final class Expectations {

	private static final int FRAMES_TOLD = 5;

	private static final Duration FOREVER = Duration.ofDays(365);

	private final Signal signal;

	private final Recording recording;

	private volatile Duration deadline;

	Expectations(Signal signal, Recording recording, Duration deadline) {
		this.signal = signal;
		this.recording = recording;
		this.deadline = deadline;
	}

	Duration deadline() {
		return this.deadline;
	}

	void within(Duration newDeadline) {
		this.deadline = newDeadline;
	}

	void next(String what, Deque<SocketFrame> queue, Predicate<SocketFrame> matching) {
		SocketFrame next = await(what, queue::poll);
		if (!matching.test(next)) {
			throw new AssertionError("Expected " + what + " but the client sent " + next);
		}
	}

	/**
	 * Wait for something that cannot come any more when the connection has ended.
	 * @param what a description for the failure
	 * @param probe looks for it
	 * @return what was found
	 */
	<T> T await(String what, Supplier<@Nullable T> probe) {
		return awaitAnyway(what, () -> {
			T found = probe.get();
			if (found == null && this.recording.end() != null) {
				throw new AssertionError("Expected " + what + " but the connection ended with " + this.recording.end()
						+ " after " + received());
			}
			return found;
		});
	}

	<T> T awaitAnyway(String what, Supplier<@Nullable T> probe) {
		T found = this.signal.poll(this.deadline, probe);
		if (found == null) {
			throw new AssertionError("Expected " + what + " within " + this.deadline.toMillis()
					+ " ms but the client sent " + this.signal.read(this::received));
		}
		return found;
	}

	/**
	 * Wait without a deadline for the next whole message.
	 * @return the message, or {@code null} if the client closed or ended the connection
	 */
	@Nullable SocketFrame nextMessage() {
		SocketFrame next = this.signal.poll(FOREVER, () -> {
			SocketFrame waiting = this.recording.conversation().peek();
			return (waiting == null && this.recording.end() != null) ? SocketFrame.close(0, "") : waiting;
		});
		if (next == null || next.opcode() == SocketFrame.CLOSE) {
			return null;
		}
		return this.signal.read(this.recording.conversation()::poll);
	}

	private String received() {
		List<SocketFrame> frames = this.recording.frames();
		int from = Math.max(frames.size() - FRAMES_TOLD, 0);
		if (frames.isEmpty()) {
			return "nothing";
		}
		return ((from > 0) ? from + " frames and " : "") + frames.subList(from, frames.size());
	}

}
