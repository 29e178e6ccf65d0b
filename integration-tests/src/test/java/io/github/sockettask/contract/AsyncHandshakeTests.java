package io.github.sockettask.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.sockettask.Handshake;
import io.github.sockettask.HandshakeCustomizer;
import io.github.sockettask.SocketTaskStatus;
import io.github.sockettask.modes.InEveryMode;
import io.github.sockettask.transport.TransportRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Customizers whose result comes later, in virtual time: callbacks run when the test runs
 * them.
 */
@InEveryMode
class AsyncHandshakeTests {

	private static final String NAME = AsyncHandshakeTests.class.getName();

	private final List<Runnable> callbacks = new ArrayList<>();

	private final CompletableFuture<String> ticket = new CompletableFuture<>();

	private final List<CompletableFuture<Handshake>> stages = new ArrayList<>();

	private final List<String> calls = new ArrayList<>();

	private boolean full;

	private SupervisedTask task(HandshakeCustomizer... customizers) {
		return new SupervisedTask(UnaryOperator.identity(), UnaryOperator.identity(), null, (callback) -> {
			if (this.full) {
				throw new RejectedExecutionException("by intention");
			}
			this.callbacks.add(callback);
		}, List.of(customizers));
	}

	private SupervisedTask started(HandshakeCustomizer... customizers) {
		SupervisedTask held = task(customizers);
		held.task.start();
		runCallbacks();
		return held;
	}

	private HandshakeCustomizer pending() {
		return HandshakeCustomizer.async((handshake, attempt) -> {
			CompletableFuture<Handshake> stage = this.ticket
				.thenApply((ticket) -> handshake.withUrl(handshake.url() + "?ticket=" + ticket));
			this.stages.add(stage);
			return stage;
		});
	}

	private static HandshakeCustomizer returning(@Nullable CompletionStage<Handshake> stage) {
		return HandshakeCustomizer.async((handshake, attempt) -> stage);
	}

	private void runCallbacks() {
		while (!this.callbacks.isEmpty()) {
			this.callbacks.remove(0).run();
		}
	}

	private void stopAndLeaveNothing(SupervisedTask held) {
		held.task.stop();
		runCallbacks();
		assertThat(held.leftOvers()).isEqualTo(SupervisedTask.NOTHING_LEFT);
	}

	private void assertFailure(SupervisedTask held, String text) {
		runCallbacks();
		assertThat(held.calls).containsExactly("error " + text + " WAITING_RETRY", "close 1006 WAITING_RETRY");
		assertThat(held.attempts()).isZero();
		stopAndLeaveNothing(held);
	}

	@Test
	@Contract("7.17")
	void noThreadWaitsForAHandshakeAndACallbackThreadGoesOn() {
		SupervisedTask held = started(pending());
		assertThat(held.task.status()).isSameAs(SocketTaskStatus.CONNECTING);
		assertThat(this.callbacks).isEmpty();
		held.elapse(59);
		this.ticket.complete("7");
		assertThat(held.attempts()).isZero();
		assertThat(this.callbacks).hasSize(1);
		runCallbacks();
		assertThat(held.transport.urls()).containsExactly(SupervisedTask.URL + "?ticket=7");
		held.elapse(60);
		held.connection().open();
		runCallbacks();
		assertThat(held.calls).containsExactly("open OPEN");
		stopAndLeaveNothing(held);
	}

	@Test
	@Contract("7.17")
	void whenAHandshakeIsKnownAtOnceThenItsThreadGoesOn() {
		this.ticket.complete("7");
		SupervisedTask held = task(pending(), pending());
		held.task.start();
		this.callbacks.remove(this.callbacks.size() - 1).run();
		assertThat(held.transport.urls()).containsExactly(SupervisedTask.URL + "?ticket=7?ticket=7");
		runCallbacks();
		stopAndLeaveNothing(held);
	}

	@Test
	@Contract("7.17")
	void whenAHandshakeNeverComesThenTheErrorNamesTheCustomizerAndItsStageIsCancelled() {
		SupervisedTask held = started((handshake, attempt) -> handshake, pending());
		held.elapse(60);
		assertThat(this.stages.get(0)).as("user code may depend on it").isNotDone();
		assertFailure(held, "HandshakeCustomizer io.github.sockettask.HandshakeCustomizer$1 has not returned a "
				+ "handshake within connect-timeout (60 s)");
		assertThat(this.stages.get(0)).isCancelled();
	}

	@Test
	@Contract("7.17")
	void whenAHandshakeComesTooLateThenItIsIgnored() {
		SupervisedTask held = started(
				HandshakeCustomizer
					.async((handshake, attempt) -> this.ticket.thenApply(handshake::withUrl).minimalCompletionStage()),
				(handshake, attempt) -> {
					this.calls.add("second");
					return handshake;
				});
		held.elapse(60);
		runCallbacks();
		this.ticket.complete("ws://localhost/late");
		runCallbacks();
		assertThat(held.attempts()).isZero();
		assertThat(this.calls).isEmpty();
		stopAndLeaveNothing(held);
	}

	@Test
	@Contract("7.17")
	void whenACustomizerThatBlocksComesTooLateThenTheNextOneIsNotCalled() {
		List<SupervisedTask> tasks = new ArrayList<>();
		SupervisedTask held = task((handshake, attempt) -> {
			tasks.get(0).elapse(60);
			return handshake;
		}, (handshake, attempt) -> {
			this.calls.add("second");
			return handshake;
		});
		tasks.add(held);
		held.task.start();
		runCallbacks();
		assertThat(this.calls).isEmpty();
		assertThat(held.attempts()).isZero();
		stopAndLeaveNothing(held);
	}

	@Test
	@Contract("7.17")
	void whenAStageFailsThenTheErrorHasItsCause() {
		SupervisedTask held = started(pending());
		this.ticket.completeExceptionally(new IllegalStateException("no ticket"));
		assertFailure(held, "HandshakeCustomizer io.github.sockettask.HandshakeCustomizer$1 failed: "
				+ "java.lang.IllegalStateException: no ticket");
	}

	@Test
	@Contract("7.17")
	void whenTheApplicationCancelsAStageThenTheAttemptFails() {
		CompletableFuture<Handshake> stage = new CompletableFuture<>();
		SupervisedTask held = started(returning(stage));
		stage.cancel(true);
		assertFailure(held, "HandshakeCustomizer io.github.sockettask.HandshakeCustomizer$1 failed: "
				+ CancellationException.class.getName());
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	@Contract("7.17")
	void whenThereIsNoStageOrNoHandshakeThenTheErrorSaysSo(boolean later) {
		CompletableFuture<Handshake> stage = new CompletableFuture<>();
		SupervisedTask held = started(later ? returning(stage) : returning(null));
		stage.complete(null);
		assertFailure(held, "HandshakeCustomizer io.github.sockettask.HandshakeCustomizer$1 failed: "
				+ "java.lang.IllegalStateException: it returned null in place of a handshake");
	}

	@Test
	@Contract("7.17")
	void whenACustomizerReturnsNoHandshakeThenTheErrorSaysSo() {
		SupervisedTask held = started((handshake, attempt) -> null);
		assertFailure(held, "HandshakeCustomizer " + NAME + " failed: "
				+ "java.lang.IllegalStateException: it returned null in place of a handshake");
	}

	@ParameterizedTest
	@CsvSource({ "true, true", "true, false", "false, true", "false, false" })
	@Contract({ "7.8", "7.17" })
	void whenTheTaskIsStoppedMeanwhileThenTheStageIsCancelled(boolean stopping, boolean cancellable) {
		CompletableFuture<Handshake> stage = new CompletableFuture<>();
		SupervisedTask held = started(returning(cancellable ? stage : stage.minimalCompletionStage()));
		if (stopping) {
			held.task.stop();
		}
		else {
			held.task.close();
		}
		assertThat(stage).isNotDone();
		runCallbacks();
		assertThat(stage.isCancelled()).isEqualTo(cancellable);
		stage.complete(new Handshake(SupervisedTask.URL, Map.of(), List.of()));
		runCallbacks();
		assertThat(held.attempts()).isZero();
		assertThat(held.leftOvers()).isEqualTo(SupervisedTask.NOTHING_LEFT);
	}

	@Test
	@Contract("7.17")
	void customizersOfBothKindsAreCalledInTheirOrder() {
		SupervisedTask held = started((handshake, attempt) -> handshake.withUrl(handshake.url() + "a"),
				HandshakeCustomizer.async((handshake, attempt) -> this.ticket
					.thenApply((ticket) -> handshake.withUrl(handshake.url() + ticket))),
				(handshake, attempt) -> handshake.withUrl(handshake.url() + "c"), pending());
		assertThat(this.stages).isEmpty();
		this.ticket.complete("b");
		runCallbacks();
		assertThat(held.transport.urls()).containsExactly(SupervisedTask.URL + "abc?ticket=b");
		stopAndLeaveNothing(held);
	}

	@Test
	@Contract({ "7.17", "7.18" })
	void whenThereIsNoThreadToGoOnThenTheAttemptFails() {
		SupervisedTask held = started(pending());
		this.full = true;
		this.ticket.complete("7");
		this.full = false;
		held.elapse(1);
		runCallbacks();
		assertThat(held.attempts()).isLessThan(2);
		stopAndLeaveNothing(held);
	}

	@ParameterizedTest
	@ValueSource(strings = { "url", "header", "protocols", "value" })
	@Contract("7.17")
	void whenAHandshakeIsNotValidThenTheErrorNamesTheCustomizerAndTheFault(String what) {
		SupervisedTask held = started((handshake, attempt) -> switch (what) {
			case "url" -> handshake.withUrl("ws://localhost/\r\nX: y");
			case "header" -> handshake.withHeader("X\r\nY", "z");
			case "protocols" -> handshake.withProtocols("a\r\nX: y");
			default -> handshake.withHeader("X-Name", "a\r\nX: y");
		});
		runCallbacks();
		assertThat(held.calls.get(0))
			.startsWith("error HandshakeCustomizer " + NAME + " returned a handshake that is not valid (")
			.doesNotContain("\r", "\n");
		stopAndLeaveNothing(held);
	}

	@Test
	@Contract("7.17")
	void whatWasCheckedDoesNotChange() {
		List<String> values = new ArrayList<>(List.of("a"));
		List<String> protocols = new ArrayList<>(List.of("chat"));
		SupervisedTask held = started(
				(handshake, attempt) -> new Handshake(handshake.url(), Map.of("X-Name", values), protocols));
		values.set(0, "b\r\nX: y");
		protocols.set(0, "chat\r\nX: y");
		TransportRequest request = held.transport.requests().get(0);
		assertThat(request.header()).containsEntry("X-Name", List.of("a"));
		assertThat(request.protocols()).containsExactly("chat");
		stopAndLeaveNothing(held);
	}

}
