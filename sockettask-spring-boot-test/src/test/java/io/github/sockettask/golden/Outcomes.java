package io.github.sockettask.golden;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.github.sockettask.ReadyState;

/**
 * What happened, as {@code java.expect} tells it: events, and one outcome for each call.
 *
 * @param callbacks all callbacks in order
 */
record Outcomes(List<Callback> callbacks) {

	/**
	 * Put the callbacks in the order of the reference. There a message counts as sent
	 * when it is handed over; here when it is written, and the answer to it may come
	 * before its callbacks run. So messages may overtake the outcome of a {@code send},
	 * but nothing else may.
	 * @param callbacks the callbacks as they came
	 * @return the callbacks with overtaken outcomes in front of the messages
	 */
	static List<Callback> inOrder(List<Callback> callbacks) {
		List<Callback> ordered = new ArrayList<>();
		for (Callback callback : callbacks) {
			int place = ordered.size();
			if (callback.operation().equals("send") && !callback.isCall()) {
				for (int i = place; i > 0 && mayOvertake(ordered.get(i - 1), callback); i--) {
					place = (ordered.get(i - 1).isEvent()) ? i - 1 : place;
				}
			}
			ordered.add(place, callback);
		}
		return ordered;
	}

	private static boolean mayOvertake(Callback other, Callback outcome) {
		boolean message = other.name().equals("onMessage") && other.id().equals(outcome.id());
		return message || (other.isCall() && !other.isOfCall(outcome)) || other.name().equals("state");
	}

	List<Callback> all() {
		List<Callback> outcomes = new ArrayList<>();
		for (Callback callback : inOrder(this.callbacks)) {
			if (callback.isEvent() || isOutcome(callback)) {
				if (outcomes.isEmpty() || !isSameOutcome(outcomes.get(outcomes.size() - 1), callback)) {
					outcomes.add(callback);
				}
			}
		}
		return outcomes;
	}

	private boolean isOutcome(Callback callback) {
		return this.callbacks.stream()
			.filter((other) -> other.isCall() && other.isOfCall(callback))
			.anyMatch((call) -> isOutcome(callback, call));
	}

	// The future counts only for a call without a callback, and a close() of what is
	// closed changes nothing
	private static boolean isOutcome(Callback callback, Callback call) {
		if (call.operation().equals("close") && call.readyState() == ReadyState.CLOSED) {
			return false;
		}
		Set<?> given = (Set<?>) call.result();
		return switch (callback.phase()) {
			case "success", "fail" -> true;
			case "resolve" -> !given.contains("success");
			case "reject" -> !given.contains("fail");
			default -> false;
		};
	}

	private static boolean isSameOutcome(Callback before, Callback callback) {
		return Set.of("send", "close").contains(callback.operation()) && before.id().equals(callback.id())
				&& before.operation().equals(callback.operation()) && before.isGood() == callback.isGood()
				&& before.errMsg().equals(callback.errMsg());
	}

}
