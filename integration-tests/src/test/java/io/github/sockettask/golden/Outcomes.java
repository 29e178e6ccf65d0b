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
	 * Put the callbacks in the order of the reference, where a call is answered before
	 * anything else can happen. Here the answer waits for its turn, so that an event may
	 * overtake it; which one depends on the state in which the call was made. Nothing
	 * else may overtake, in particular not {@code onClose} the {@code close} before it.
	 * @param callbacks the callbacks as they came
	 * @return the callbacks with overtaken outcomes in front of the events
	 */
	static List<Callback> inOrder(List<Callback> callbacks) {
		List<Callback> ordered = new ArrayList<>();
		for (Callback callback : callbacks) {
			ordered.add(place(callback, ordered), callback);
		}
		return ordered;
	}

	private static int place(Callback callback, List<Callback> before) {
		String faster = before.stream()
			.filter((other) -> other.isCall() && other.isOfCall(callback))
			.findFirst()
			.map(Outcomes::faster)
			.orElse("");
		int place = before.size();
		for (int i = place - 1; i >= 0 && !faster.isEmpty(); i--) {
			Callback other = before.get(i);
			if (other.name().equals(faster) && other.id().equals(callback.id())) {
				place = i;
			}
			else if (other.isEvent() || !isSilent(other) || other.isOfCall(callback)) {
				return place;
			}
		}
		return place;
	}

	private static boolean isSilent(Callback callback) {
		return callback.isCall() || callback.name().equals("state");
	}

	// A message counts as sent when it is written, and the peer may answer at once
	private static String faster(Callback call) {
		boolean send = call.operation().equals("send");
		if (call.readyState() == ReadyState.OPEN) {
			return (send) ? "onMessage" : "";
		}
		return (call.readyState() == ReadyState.CONNECTING) ? "onOpen"
				: (call.readyState() == ReadyState.CLOSING) ? "onClose" : "";
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
