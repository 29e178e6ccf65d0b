package io.github.sockettask.golden;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.sockettask.ConnectSocketResult;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Checks that each call is answered once by each of its callbacks and by its future, and
 * that they all say the same.
 *
 * @param callbacks all callbacks in order
 */
record Answers(List<Callback> callbacks) {

	void verify() {
		this.callbacks.stream().filter(Callback::isCall).forEach(this::verify);
	}

	private void verify(Callback call) {
		List<Callback> answers = this.callbacks.stream()
			.filter((callback) -> callback.isOfCall(call) && !callback.isCall())
			.toList();
		List<String> futures = phases(answers, Set.of("resolve", "reject"));
		assertThat(futures).as("outcome of %s", call).hasSize(1);
		Set<?> given = (Set<?>) call.result();
		List<String> expected = Stream.of((futures.contains("resolve")) ? "success" : "fail", "complete")
			.filter(given::contains)
			.toList();
		assertThat(phases(answers, Set.of("success", "fail", "complete"))).as("callbacks of %s", call)
			.isEqualTo(expected);
		assertThat(answers.stream().map(Answers::text).collect(Collectors.toSet())).as("results of %s", call)
			.hasSize(1);
	}

	private static List<String> phases(List<Callback> answers, Set<String> phases) {
		return answers.stream().map(Callback::phase).filter(phases::contains).toList();
	}

	private static String text(Callback answer) {
		Integer id = (answer.result() instanceof ConnectSocketResult connected) ? connected.socketTaskId() : null;
		return answer.errMsg() + ((id != null) ? " " + id : "");
	}

}
