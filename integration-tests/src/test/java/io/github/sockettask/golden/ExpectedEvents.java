package io.github.sockettask.golden;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares what happened with {@code java.expect}. What matches is shown as it is
 * expected, so that the difference is plain to see.
 *
 * @param trace the trace
 */
record ExpectedEvents(Trace trace) {

	void verify(List<Callback> outcomes) {
		if (this.trace.hasSeveralSockets()) {
			verifyInAnyOrder(outcomes);
		}
		else {
			verifyInOrder(outcomes);
		}
	}

	private void verifyInOrder(List<Callback> outcomes) {
		List<Expectation> expected = once(this.trace.expected());
		List<String> seen = new ArrayList<>();
		for (int i = 0; i < outcomes.size(); i++) {
			if (i < expected.size() && expected.get(i).isOptional() && !expected.get(i).matches(outcomes.get(i))) {
				expected.remove(i);
			}
			boolean matches = i < expected.size() && expected.get(i).matches(outcomes.get(i));
			seen.add((matches) ? expected.get(i).toString() : outcomes.get(i).toString());
		}
		assertThat(seen).as("java.expect").containsExactlyElementsOf(expected.stream().map(String::valueOf).toList());
	}

	private static List<Expectation> once(List<Expectation> expected) {
		List<Expectation> once = new ArrayList<>();
		for (Expectation expectation : expected) {
			boolean again = !once.isEmpty() && once.get(once.size() - 1).equals(expectation);
			if (!again || !expectation.isOutcome()) {
				once.add(expectation);
			}
		}
		return once;
	}

	// Nothing is said about the kinds of events that are not mentioned
	private void verifyInAnyOrder(List<Callback> outcomes) {
		List<Expectation> expected = this.trace.expected();
		List<Expectation> open = new ArrayList<>(expected);
		Set<String> mentioned = expected.stream().map(Expectation::operation).collect(Collectors.toSet());
		List<String> seen = outcomes.stream()
			.filter((outcome) -> mentioned.contains(outcome.operation()))
			.map((outcome) -> take(open, outcome))
			.toList();
		assertThat(seen).as("java.expect")
			.containsExactlyInAnyOrderElementsOf(expected.stream().map(String::valueOf).toList());
	}

	private static String take(List<Expectation> open, Callback outcome) {
		for (Expectation expectation : open) {
			if (expectation.matches(outcome)) {
				open.remove(expectation);
				return expectation.toString();
			}
		}
		return outcome.toString();
	}

}
