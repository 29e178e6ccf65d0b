package io.github.sockettask.golden;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import tools.jackson.databind.JsonNode;

/**
 * Plays the steps of a trace. What follows a {@code wait} is played by the very callback
 * that ends it, as a script goes on before the page turns to the next event.
 */
class Player {

	private final Trace trace;

	private final JsThread thread;

	private final Journal journal;

	private final Sockets sockets;

	private final Steps steps;

	private final List<JsonNode> script;

	private final CompletableFuture<Void> played = new CompletableFuture<>();

	// The fields below belong to the thread

	private int next;

	private boolean asleep;

	/**
	 * Create a player.
	 * @param trace what to play
	 * @param thread where to play it
	 * @param journal where the callbacks go
	 * @param sockets where the tasks go
	 * @param steps makes the steps, given what is to run after each event
	 */
	Player(Trace trace, JsThread thread, Journal journal, Sockets sockets, Function<Runnable, Steps> steps) {
		this.trace = trace;
		this.thread = thread;
		this.journal = journal;
		this.sockets = sockets;
		this.steps = steps.apply(this::goOn);
		this.script = trace.steps();
	}

	/**
	 * Play to the end of the steps, or to a wait that our client does not come out of.
	 */
	void play() {
		this.thread.execute(this::goOn);
		try {
			this.played.get(15, TimeUnit.SECONDS);
		}
		catch (Exception ex) {
			throw new AssertionError("Stuck before step " + this.next + " after " + this.journal.all(), ex);
		}
	}

	// inline, the callbacks that go on run on an event loop
	private synchronized void goOn() {
		try {
			while (!this.asleep && !this.played.isDone()) {
				if (this.next == this.script.size() || isDeadEnd(this.script.get(this.next))) {
					this.played.complete(null);
				}
				else if (isReady(this.script.get(this.next))) {
					run(this.script.get(this.next++));
				}
				else {
					return;
				}
			}
		}
		catch (Throwable ex) {
			this.played.completeExceptionally(ex);
		}
	}

	// Without several sockets, java.expect lists all events that there are
	private boolean isDeadEnd(JsonNode step) {
		return isWait(step) && !this.trace.hasSeveralSockets()
				&& this.trace.expected()
					.stream()
					.filter((expectation) -> expectation.operation().equals(event(step)))
					.count() < times(step);
	}

	private boolean isReady(JsonNode step) {
		return switch (step.get("op").asString()) {
			case "wait" -> this.journal.count(step.get("id").asString(), event(step)) >= times(step);
			case "connect" -> !this.sockets.isOneClosing();
			default -> true;
		};
	}

	private void run(JsonNode step) {
		switch (step.get("op").asString()) {
			case "wait" -> {
				// it is over
			}
			case "sleep" -> sleep(Duration.ofMillis(step.get("ms").asInt()));
			default -> this.steps.run(step);
		}
	}

	private void sleep(Duration duration) {
		this.asleep = true;
		this.thread.later(duration, () -> {
			this.asleep = false;
			goOn();
		});
	}

	private static boolean isWait(JsonNode step) {
		return step.get("op").asString().equals("wait");
	}

	private static int times(JsonNode wait) {
		return wait.path("n").asInt(1);
	}

	private static String event(JsonNode wait) {
		String name = wait.get("ev").asString();
		return "on" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
	}

}
