package io.github.sockettask.client;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.transport.FrameSize;

/**
 * What was handed on to the socket and is not over, in order.
 */
class HandedOnSends {

	private final SendBudget budget;

	private final SendOutcomes outcomes;

	// Guarded by this
	private final SendList sends = new SendList();

	HandedOnSends(SendBudget budget, SendOutcomes outcomes) {
		this.budget = budget;
		this.outcomes = outcomes;
	}

	/**
	 * Messages were handed on.
	 * @param taken the messages, which are moved
	 * @param size their sizes together
	 */
	void add(SendList taken, long size) {
		int count = taken.count();
		if (count > 0) {
			synchronized (this) {
				this.sends.addAll(taken);
			}
			this.budget.handOn(count, size);
		}
	}

	/**
	 * The first ones are over. Those that were written as a whole before a failure are
	 * told to be written, since the peer has seen them.
	 * @param count how many
	 * @param written how many bytes of their frames were written
	 * @param failure why the rest was not, or {@code null} if all were
	 */
	void done(int count, long written, @Nullable Throwable failure) {
		SendList over = new SendList();
		long size = 0;
		long end = 0;
		synchronized (this) {
			for (int i = 0; i < count; i++) {
				PendingSend send = this.sends.poll();
				if (send == null) {
					throw new IllegalStateException("More frames are over than were taken");
				}
				size += send.size();
				end += FrameSize.of(send.size());
				if (failure != null && end > written) {
					send.fail(SendFailures.lost(failure));
				}
				over.add(send);
			}
		}
		this.budget.written(count, size);
		this.outcomes.tellHere(over);
	}

}
