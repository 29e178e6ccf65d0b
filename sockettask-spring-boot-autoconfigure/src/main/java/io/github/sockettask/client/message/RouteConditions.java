package io.github.sockettask.client.message;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.MessageContext;

/**
 * The conditions of all handlers. Each distinct condition is evaluated once for a
 * message.
 */
public final class RouteConditions {

	private final List<Predicate<MessageContext>> conditions = new ArrayList<>();

	public int[] add(List<Predicate<MessageContext>> conditions) {
		return conditions.stream().mapToInt(this::add).toArray();
	}

	private int add(Predicate<MessageContext> condition) {
		int index = this.conditions.indexOf(condition);
		if (index < 0) {
			index = this.conditions.size();
			this.conditions.add(condition);
		}
		return index;
	}

	public boolean isEmpty() {
		return this.conditions.isEmpty();
	}

	// Returns null if there are no conditions.
	public @Nullable Answers answers(ReceivedMessage message) {
		return isEmpty() ? null : message.answers(this);
	}

	Answers ask(ReceivedMessage message) {
		return new Answers(message);
	}

	/**
	 * What the conditions say of a message. In a parallel mode, the message and a list
	 * that it is in are delivered at the same time.
	 */
	public final class Answers {

		private final ReceivedMessage message;

		/** Guarded by this. */
		private final @Nullable Boolean[] known = new @Nullable Boolean[RouteConditions.this.conditions.size()];

		private Answers(ReceivedMessage message) {
			this.message = message;
		}

		boolean isOf(RouteConditions conditions) {
			return conditions == RouteConditions.this;
		}

		// A condition that throws is evaluated once, and counts as not fulfilled. Another
		// thread that needs the result waits for it.
		public synchronized boolean get(int index) {
			Boolean answer = this.known[index];
			if (answer == null) {
				this.known[index] = false;
				answer = RouteConditions.this.conditions.get(index).test(this.message);
				this.known[index] = answer;
			}
			return answer;
		}

	}

}
