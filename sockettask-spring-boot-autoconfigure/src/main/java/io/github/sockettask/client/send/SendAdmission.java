package io.github.sockettask.client.send;

import java.time.Duration;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.SendSocketMessageException;
import io.github.sockettask.settings.Overflow;

/**
 * Decides whether a message is accepted.
 *
 * @param completer reports the outcomes of earlier messages
 * @param budget limits what waits
 * @param overflow the behavior when the queue is full
 * @param timeout how long a sender waits for room
 * @param dropOldest drops the message that has waited longest, if there is one
 * @param mayWait whether the calling thread may wait
 */
record SendAdmission(SendCompleter completer, SendBudget budget, Overflow overflow, Duration timeout,
		BooleanSupplier dropOldest, BooleanSupplier mayWait) {

	/**
	 * Accept or refuse a message. May wait for room.
	 * @param size the size of the message
	 * @return why it is refused, or {@code null} if it is accepted
	 */
	@Nullable SendSocketMessageException admit(int size) {
		SendSocketMessageException behind = this.completer.isBehind() ? behind() : null;
		if (behind != null || this.budget.reserve(size)) {
			return behind;
		}
		return switch (this.overflow) {
			case REJECT -> this.budget.full();
			case BLOCK -> await(size);
			case DROP_OLDEST -> dropUntilThereIsRoom(size);
		};
	}

	private @Nullable SendSocketMessageException behind() {
		SendSocketMessageException refusal = SendFailures.untold(SendCompleter.MAX_UNTOLD);
		if (this.overflow != Overflow.BLOCK || !this.mayWait.getAsBoolean()) {
			return refusal;
		}
		try {
			return this.completer.awaitTold(this.timeout.toNanos()) ? null : refusal;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return SendFailures.interrupted();
		}
	}

	private @Nullable SendSocketMessageException await(int size) {
		if (!this.mayWait.getAsBoolean()) {
			return SendFailures.mayNotWait();
		}
		try {
			return switch (this.budget.awaitRoom(size, this.timeout.toNanos())) {
				case ROOM -> null;
				case CLOSED -> SendFailures.notOpen();
				case TIMEOUT -> SendFailures.stillFull(this.timeout);
			};
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return SendFailures.interrupted();
		}
	}

	private @Nullable SendSocketMessageException dropUntilThereIsRoom(int size) {
		while (this.dropOldest.getAsBoolean()) {
			if (this.budget.reserve(size)) {
				return null;
			}
		}
		// Other senders may have taken the room, or the messages in the way are being
		// written.
		return this.budget.reserve(size) ? null : this.budget.full();
	}

}
