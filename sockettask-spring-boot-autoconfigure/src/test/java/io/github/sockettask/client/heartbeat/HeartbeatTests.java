package io.github.sockettask.client.heartbeat;

import java.time.Duration;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.sockettask.client.ManualTimer;
import io.github.sockettask.client.receive.BackPressure;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * When a peer is asked, and when it counts as gone.
 */
class HeartbeatTests {

	private static final String CUT = "cut heartbeat: nothing was received within 10 s";

	private final ManualTimer timer = new ManualTimer();

	private final RecordingConnection connection = new RecordingConnection();

	private boolean paused;

	private final BackPressure backPressure = new BackPressure(10, 1000, () -> this.paused);

	private Heartbeat heartbeat = heartbeat(30, 10);

	private Heartbeat heartbeat(int interval, int timeout) {
		return new Heartbeat(new PingProbe(), Duration.ofSeconds(interval), Duration.ofSeconds(timeout),
				new ConnectionTimer(this.timer, this.timer::now), this.backPressure);
	}

	@BeforeEach
	void connect() {
		this.backPressure.connection(this.connection);
	}

	private void start(int interval, int timeout) {
		this.heartbeat = heartbeat(interval, timeout);
		this.heartbeat.start(this.connection);
	}

	private void elapse(int seconds) {
		this.timer.elapse(Duration.ofSeconds(seconds));
	}

	private void pause(boolean paused) {
		this.paused = paused;
		this.backPressure.update();
	}

	@Test
	void aPeerThatAnswersIsAskedAgainAfterEachInterval() {
		start(30, 10);
		elapse(29);
		assertThat(this.connection.calls).isEmpty();
		elapse(1);
		assertThat(this.connection.calls).containsExactly("ping 1");
		elapse(60);
		assertThat(this.connection.calls).containsExactly("ping 1", "ping 2", "ping 3");
		elapse(3600);
		assertThat(this.connection.calls).hasSize(123).allMatch((call) -> call.startsWith("ping"));
	}

	@Test
	void whenNothingIsReadWithinTheTimeoutThenTheConnectionIsCut() {
		this.connection.silent = true;
		start(30, 10);
		elapse(39);
		assertThat(this.connection.calls).containsExactly("ping 1");
		elapse(1);
		assertThat(this.connection.calls).containsExactly("ping 1", CUT);
		assertThat(this.timer.scheduled()).isZero();
		elapse(600);
		assertThat(this.connection.calls).hasSize(2);
	}

	@Test
	void whateverIsReadIsALifeSign() {
		this.connection.silent = true;
		start(30, 10);
		elapse(39);
		this.connection.read();
		elapse(21);
		assertThat(this.connection.calls).containsExactly("ping 1", "ping 2");
	}

	@Test
	void whatWasReadBeforeThePingIsNone() {
		this.connection.silent = true;
		start(30, 10);
		elapse(29);
		this.connection.read();
		elapse(11);
		assertThat(this.connection.calls).containsExactly("ping 1", CUT);
	}

	@Test
	void whenTheTimeoutIsLongerThanTheIntervalThenNoPingIsSentBeforeThatOneIsDecided() {
		this.connection.silent = true;
		start(10, 25);
		elapse(34);
		assertThat(this.connection.calls).containsExactly("ping 1");
		elapse(1);
		assertThat(this.connection.calls).containsExactly("ping 1", "cut heartbeat: nothing was received within 25 s");
	}

	@Test
	void whenTheTimeoutIsLongerThanTheIntervalThenAnAnswerMakesRoomForTheNextPing() {
		this.connection.silent = true;
		start(10, 25);
		elapse(15);
		this.connection.read();
		elapse(5);
		assertThat(this.connection.calls).containsExactly("ping 1", "ping 2");
		elapse(25);
		assertThat(this.connection.calls).hasSize(3).last().asString().startsWith("cut");
	}

	@ParameterizedTest
	@CsvSource({ "30, 10", "10, 30", "10, 10", "7, 25", "1, 10", "10, 1" })
	void aPeerIsFoundGoneWithinIntervalAndTimeoutOfItsLastLifeSign(int interval, int timeout) {
		for (int last = 1; last < 3 * (interval + timeout); last++) {
			RecordingConnection peer = new RecordingConnection();
			Heartbeat heartbeat = heartbeat(interval, timeout);
			heartbeat.start(peer);
			elapse(last);
			peer.read();
			assertThat(peer.calls).noneMatch((call) -> call.startsWith("cut"));
			peer.silent = true;
			elapse(interval + timeout);
			assertThat(peer.calls).as("last sign at " + last).last().asString().startsWith("cut");
		}
		assertThat(this.timer.scheduled()).isZero();
	}

	@Test
	void whileReadingIsStoppedThePeerIsAskedAndADeadlineProvesNothing() {
		this.connection.silent = true;
		start(30, 10);
		pause(true);
		elapse(300);
		assertThat(this.connection.calls).hasSize(10).allMatch((call) -> call.startsWith("ping"));
		pause(false);
		elapse(40);
		assertThat(this.connection.calls).hasSize(12).last().isEqualTo(CUT);
	}

	@Test
	void whenReadingWasStoppedBeforeTheDeadlineThenAWholeWindowBeginsWhenItGoesOn() {
		this.connection.silent = true;
		start(30, 10);
		elapse(39);
		pause(true);
		pause(false);
		elapse(1);
		assertThat(this.connection.calls).containsExactly("ping 1", "ping 2");
		elapse(9);
		assertThat(this.connection.calls).hasSize(2);
		elapse(1);
		assertThat(this.connection.calls).containsExactly("ping 1", "ping 2", CUT);
	}

	@Test
	void whenReadingIsStoppedAtTheDeadlineThenTheNextWindowIsWhole() {
		this.connection.silent = true;
		start(30, 10);
		elapse(39);
		pause(true);
		elapse(2);
		pause(false);
		elapse(28);
		assertThat(this.connection.calls).noneMatch((call) -> call.startsWith("cut"));
		elapse(12);
		assertThat(this.connection.calls).last().isEqualTo(CUT);
	}

	@Test
	void whenTooManyMessagesWaitThenADeadlineProvesNothing() {
		this.connection.silent = true;
		start(30, 10);
		elapse(35);
		this.backPressure.arrived(10, 10);
		this.backPressure.taken(10, 10);
		elapse(6);
		assertThat(this.connection.calls).containsExactly("ping 1", "ping 2");
	}

	@Test
	void whenTheDeadlineIsNoticedLateThenThePeerIsAskedAgain() {
		this.connection.silent = true;
		start(30, 10);
		elapse(30);
		this.timer.hang(Duration.ofHours(1));
		elapse(0);
		assertThat(this.connection.calls).containsExactly("ping 1", "ping 2");
		elapse(9);
		assertThat(this.connection.calls).hasSize(2);
		elapse(1);
		assertThat(this.connection.calls).containsExactly("ping 1", "ping 2", CUT);
	}

	@Test
	void whenTheDeadlineIsNoticedALittleLateThenItCounts() {
		this.connection.silent = true;
		start(30, 10);
		elapse(30);
		this.timer.hang(Duration.ofMillis(10_900));
		elapse(0);
		assertThat(this.connection.calls).containsExactly("ping 1", CUT);
	}

	@Test
	void whenEndedThenNothingIsScheduled() {
		start(30, 10);
		elapse(31);
		this.heartbeat.end();
		assertThat(this.timer.scheduled()).isZero();
		elapse(600);
		assertThat(this.connection.calls).containsExactly("ping 1");
	}

	@Test
	void whenEndedBeforeItStartsThenItDoesNot() {
		this.heartbeat.end();
		this.heartbeat.start(this.connection);
		assertThat(this.timer.scheduled()).isZero();
	}

	@Test
	void oneThingIsScheduledAtATime() {
		start(30, 10);
		elapse(600);
		assertThat(this.timer.most()).isOne();
	}

	@Test
	void whenTheTimerTakesNothingMoreThenTheHeartbeatEnds() {
		start(30, 10);
		this.timer.close();
		elapse(600);
		assertThat(this.connection.calls).containsExactly("ping 1");
	}

	@Test
	void whenTheEventLoopTakesNothingMoreThenTheHeartbeatEnds() {
		start(30, 10);
		this.connection.closed = true;
		elapse(600);
		assertThat(this.connection.calls).isEmpty();
		assertThat(this.timer.scheduled()).isZero();
	}

}
