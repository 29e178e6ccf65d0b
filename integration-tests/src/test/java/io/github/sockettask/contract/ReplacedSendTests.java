package io.github.sockettask.contract;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.sockettask.SendOption;
import io.github.sockettask.modes.InEveryMode;
import io.github.sockettask.settings.Overflow;
import io.github.sockettask.settings.SendSettings;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Messages that wait on a connection, and threads that are about to send there, while it
 * is replaced.
 */
@InEveryMode
class ReplacedSendTests {

	private static HeldTask held(boolean offline, UnaryOperator<SendSettings> change) {
		return HeldTask.sending((send) -> change.apply(send.withOffline(send.offline().withEnabled(offline)))).open();
	}

	private static void replace(HeldTask held) {
		CompletableFuture<Void> replaced = held.task.replace();
		held.connection().open();
		assertThat(replaced).isCompleted();
	}

	private static void closeOld(HeldTask held) {
		held.connection().receive("served");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	@Contract("7.44")
	void whatTheOldConnectionHasNotBegunToWriteGoesToTheNewOne(boolean offline) {
		HeldTask held = held(offline, (send) -> send);
		held.send("a", "b");
		replace(held);
		held.send("c");
		closeOld(held);
		held.connection().writeAll();
		assertThat(held.outcomes()).containsExactly("ok", "ok", "ok");
		assertThat(held.transport.first().written()).isEmpty();
		assertThat(held.connection().written()).containsExactlyInAnyOrder("text a", "text b", "text c");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	@Contract("7.44")
	void whenTheOldConnectionIsLostThenWhatItHasNotBegunGoesToTheNewOne(boolean offline) {
		HeldTask held = held(offline, (send) -> send);
		held.send("a", SendOption.of("b").conflationKey("k"), SendOption.of("c").ttl(Duration.ofSeconds(5)));
		replace(held);
		held.transport.first().lose();
		held.connection().writeAll();
		assertThat(held.outcomes()).containsExactly("ok", "ok", "ok");
		assertThat(held.connection().written()).containsExactly("text a", "text b", "text c");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	@Contract("7.44")
	void whatWasMovedKeepsItsDeadline(boolean offline) {
		HeldTask held = held(offline, (send) -> send);
		held.send(SendOption.of("a").ttl(Duration.ofSeconds(5)));
		replace(held);
		closeOld(held);
		held.timer.elapse(Duration.ofSeconds(5));
		assertThat(held.outcomes()).containsExactly("not written within 5000 ms (ttl)");
		held.connection().writeAll();
		assertThat(held.connection().written()).isEmpty();
		assertThat(held.task.bufferedAmount()).isZero();
	}

	@Test
	@Contract("7.44")
	void whatWasMovedOnceMovesAgain() {
		HeldTask held = held(false, (send) -> send);
		held.send("a");
		replace(held);
		closeOld(held);
		replace(held);
		closeOld(held);
		held.connection().writeAll();
		assertThat(held.outcomes()).containsExactly("ok");
		assertThat(held.connection().written()).containsExactly("text a");
		assertThat(held.task.bufferedAmount()).isZero();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	@Contract({ "7.44", "3.9" })
	void aThreadThatWaitsForRoomOnTheOldConnectionSendsOnTheNewOne(boolean offline) {
		HeldTask held = held(offline, (send) -> HeldTask.bounded(send, 1, 100).withOverflow(Overflow.BLOCK));
		held.send("a");
		AtomicReference<Thread> sender = new AtomicReference<>();
		CompletableFuture<String> sent = CompletableFuture.supplyAsync(() -> {
			sender.set(Thread.currentThread());
			return HeldTask.outcome(held.task.send("b"));
		}, (call) -> new Thread(call).start());
		Awaitility.await()
			.pollInterval(Duration.ofMillis(1))
			.until(() -> sender.get() != null && sender.get().getState() == Thread.State.TIMED_WAITING);
		replace(held);
		closeOld(held);
		Awaitility.await().pollInterval(Duration.ofMillis(1)).until(() -> {
			held.connection().writeAll();
			return held.connection().written().size() == 2;
		});
		assertThat(sent).succeedsWithin(Duration.ofSeconds(5)).isIn("ok", "waits");
		assertThat(held.connection().written()).containsExactlyInAnyOrder("text a", "text b");
		assertThat(held.task.bufferedAmount()).isZero();
	}

	@Test
	@Contract({ "7.44", "7.43" })
	void whenTheTaskIsStoppedThenWhatWaitsFails() {
		HeldTask held = held(false, (send) -> send);
		held.send("a");
		replace(held);
		held.send("b");
		held.task.stop();
		assertThat(held.outcomes()).allMatch((outcome) -> outcome.startsWith("the connection was lost"));
		assertThat(held.transport.written()).isEqualTo(List.of());
		assertThat(held.task.bufferedAmount()).isZero();
	}

}
