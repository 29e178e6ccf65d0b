package io.github.sockettask.golden;

import java.util.List;
import java.util.Map;

import io.github.sockettask.ReadyState;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Checks that a rejected {@code close()} changes nothing.
 *
 * @param trace the trace
 */
record LastingState(Trace trace) {

	void verify(List<Callback> callbacks, Map<String, ReadyState> finalStates) {
		String name = this.trace.readyStateStays();
		if (name == null) {
			return;
		}
		ReadyState lasting = ReadyState.valueOf(name);
		assertThat(callbacks).filteredOn((callback) -> callback.name().equals("state"))
			.as("states of the steps")
			.isNotEmpty()
			.allMatch((callback) -> callback.readyState() == lasting);
		assertThat(finalStates.values()).as("states at the end").containsOnly(lasting);
	}

}
