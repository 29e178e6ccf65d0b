package io.github.sockettask.client.send;

import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.SendSocketMessageException;
import io.github.sockettask.settings.Overflow;

/**
 * Decides whether a message is accepted.
 *
 * @param sends what the sends of the task have in common
 * @param budget limits what waits
 * @param dropOldest drops the message that has waited longest, if there is one
 */
record SendAdmission(TaskSends sends, SendBudget budget, BooleanSupplier dropOldest) {

	// May wait for room. Returns why the message is refused, or null.
	@Nullable SendSocketMessageException admit(int size) {
		SendSocketMessageException behind = this.sends.completer().isBehind() ? behind() : null;
		if (behind != null || this.budget.reserve(size)) {
			return behind;
		}
		return switch (this.sends.overflow()) {
			case REJECT -> this.budget.full();
			case BLOCK -> await(size);
			case DROP_OLDEST -> dropUntilThereIsRoom(size);
		};
	}

	private @Nullable SendSocketMessageException behind() {
		SendSocketMessageException refusal = SendFailures.untold(SendCompleter.MAX_UNTOLD);
		if (this.sends.overflow() != Overflow.BLOCK || !this.sends.mayWait()) {
			return refusal;
		}
		try {
			return this.sends.completer().awaitTold(this.sends.timeout().toNanos()) ? null : refusal;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return SendFailures.interrupted();
		}
	}

	private @Nullable SendSocketMessageException await(int size) {
		if (!this.sends.mayWait()) {
			return SendFailures.mayNotWait();
		}
		try {
			return switch (this.budget.awaitRoom(size, this.sends.timeout().toNanos())) {
				case ROOM -> null;
				case CLOSED -> SendFailures.notOpen();
				case TIMEOUT -> SendFailures.stillFull(this.sends.timeout());
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
