package io.github.sockettask.client.send;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.transport.FrameSize;

/**
 * What was handed on to the socket and is not over, in order, and what has come back from
 * it. Guarded by the {@link SendQueue} that it belongs to.
 */
class HandedOnSends {

	private final SendBudget budget;

	/** Whether messages that the socket has not begun may be sent again. */
	private final boolean keeping;

	private final SendList sends = new SendList();

	private SendList returned = new SendList();

	HandedOnSends(SendBudget budget, boolean keeping) {
		this.budget = budget;
		this.keeping = keeping;
	}

	/**
	 * A message, or a fragment of one, was handed on.
	 * @param send the message
	 * @param whole whether it is no fragment
	 */
	void add(QueuedSend send, boolean whole) {
		if (!this.keeping || !whole) {
			send.letGo();
		}
		this.sends.add(send);
	}

	boolean isEmpty() {
		return this.sends.count() == 0;
	}

	/**
	 * The first ones are over. Those that were written as a whole before a failure are
	 * told to be written, since the peer has seen them; those that the socket has not
	 * begun come back.
	 * @param count how many
	 * @param written how many bytes of their frames were written
	 * @param begun how many bytes may have been written
	 * @param failure why the rest was not, or {@code null} if all were
	 * @return those that are over
	 */
	SendList done(int count, long written, long begun, @Nullable Throwable failure) {
		SendList over = new SendList();
		long size = 0;
		long end = 0;
		for (int i = 0; i < count; i++) {
			QueuedSend send = this.sends.poll();
			if (send == null) {
				throw new IllegalStateException("More frames are over than were taken");
			}
			long start = end;
			end += FrameSize.of(send.size());
			if (failure != null && start >= begun && send.mayReturn()) {
				this.budget.comeBack(send.size());
				this.returned.add(send);
				continue;
			}
			size += send.size();
			if (failure != null && end > written) {
				send.fail(SendFailures.lost(failure));
			}
			over.add(send);
		}
		this.budget.written(over.count(), size);
		return over;
	}

	/**
	 * Take out what has come back.
	 * @return the messages, in order
	 */
	SendList takeReturned() {
		SendList returned = this.returned;
		this.returned = new SendList();
		return returned;
	}

}
