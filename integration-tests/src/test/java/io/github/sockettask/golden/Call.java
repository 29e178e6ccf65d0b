package io.github.sockettask.golden;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.github.sockettask.ConnectSocketResult;
import io.github.sockettask.ReadyState;

/**
 * A call of a step, whose callbacks go into the journal.
 */
class Call {

	private final Journal journal;

	private final JsonNode step;

	private final String number;

	/**
	 * Start a call.
	 * @param journal where its callbacks go
	 * @param step the step that calls
	 * @param number the number of the call at its socket; {@code connect} has none
	 * @param readyState the state when it is called; {@code null} if there is no task yet
	 */
	Call(Journal journal, JsonNode step, String number, @Nullable ReadyState readyState) {
		this.journal = journal;
		this.step = step;
		this.number = number;
		journal.add(new Callback(name("call"), id(), number, names(), readyState));
	}

	/**
	 * Return which callbacks the step gives.
	 * @return some of {@code success}, {@code fail} and {@code complete}
	 */
	private Set<String> names() {
		JsonNode cbs = this.step.path("cbs");
		Set<String> names = new TreeSet<>();
		if (cbs.isArray()) {
			cbs.forEach((name) -> names.add(name.asString()));
		}
		else if (cbs.asBoolean(false) && !this.step.has("arg")) {
			names.addAll(Set.of("success", "fail", "complete"));
		}
		return names;
	}

	<T> @Nullable Consumer<T> callback(String phase) {
		return (names().contains(phase)) ? (result) -> called(phase, result) : null;
	}

	@Nullable Consumer<ConnectSocketResult> connected(String phase, Sockets sockets) {
		Consumer<ConnectSocketResult> callback = callback(phase);
		return (callback != null) ? (result) -> callback.accept(sockets.numbered(result)) : null;
	}

	private void called(String phase, Object result) {
		ended(phase, result);
		if (this.step.path("throwIn").asString("").equals(phase)) {
			throw new IllegalStateException("thrown in " + name(phase));
		}
	}

	void ended(String phase, Object result) {
		this.journal.add(new Callback(name(phase), id(), this.number, result, null));
	}

	void follow(CompletableFuture<?> future) {
		future.whenComplete((result, failure) -> {
			if (failure == null) {
				ended("resolve", result);
			}
			else {
				ended("reject", (failure instanceof CompletionException) ? failure.getCause() : failure);
			}
		});
	}

	private String id() {
		return this.step.get("id").asString();
	}

	private String name(String phase) {
		return this.step.get("op").asString() + "." + phase;
	}

}
