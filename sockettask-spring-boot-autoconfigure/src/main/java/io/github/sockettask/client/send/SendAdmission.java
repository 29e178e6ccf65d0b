package io.github.sockettask.client.send;

import java.time.Duration;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.SendSocketMessageException;
import io.github.sockettask.settings.Overflow;

/**
 * Decides whether a message is accepted where only so much may wait.
 *
 * @param outcomes tells what became of earlier messages
 * @param budget what may wait
 * @param overflow what becomes of a message for which there is no room
 * @param timeout how long a sender waits for room
 * @param dropOldest gives up the message that has waited longest, if there is one
 * @param mayWait whether the calling thread may wait
 */
record SendAdmission(SendCompleter outcomes, SendBudget budget, Overflow overflow, Duration timeout,
		BooleanSupplier dropOldest, BooleanSupplier mayWait) {

	/**
	 * Accept a message, or tell why not. May wait.
	 * @param size the size of the message
	 * @return why it is not accepted, or {@code null} if there is a place for it
	 */
	@Nullable SendSocketMessageException admit(int size) {
		SendSocketMessageException behind = this.outcomes.isBehind() ? behind() : null;
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
			return this.outcomes.awaitTold(this.timeout.toNanos()) ? null : refusal;
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
		// others may have taken the places, or what was in the way is being written
		return this.budget.reserve(size) ? null : this.budget.full();
	}

}
