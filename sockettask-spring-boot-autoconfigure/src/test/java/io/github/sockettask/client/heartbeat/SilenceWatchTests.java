package io.github.sockettask.client.heartbeat;

import java.time.Duration;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.sockettask.client.ManualTimer;
import io.github.sockettask.client.receive.BackPressure;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * When a connection counts as silent.
 */
class SilenceWatchTests {

	private final ManualTimer timer = new ManualTimer();

	private final RecordingConnection connection = new RecordingConnection();

	private boolean paused;

	private final BackPressure backPressure = new BackPressure(10, 1000, () -> this.paused);

	private int told;

	private final SilenceWatch watch = new SilenceWatch(Duration.ofSeconds(60),
			new ConnectionTimer(this.timer, this.timer::now), this.backPressure, () -> this.told++);

	@BeforeEach
	void start() {
		this.backPressure.connection(this.connection);
		this.watch.start(this.connection);
	}

	private void elapse(int seconds) {
		this.timer.elapse(Duration.ofSeconds(seconds));
	}

	private void pause(boolean paused) {
		this.paused = paused;
		this.backPressure.update();
	}

	@Test
	void whenNoMessageComesForTheTimeoutThenItIsToldOnce() {
		elapse(59);
		assertThat(this.told).isZero();
		elapse(1);
		assertThat(this.told).isOne();
		elapse(600);
		assertThat(this.told).isOne();
	}

	@Test
	void itIsToldBetweenTheTimeoutAndAQuarterMoreFromTheLastMessage() {
		elapse(31);
		this.watch.message();
		elapse(60);
		assertThat(this.told).isZero();
		elapse(15);
		assertThat(this.told).isOne();
	}

	@Test
	void whenAMessageComesAgainThenTheNextSilenceIsToldToo() {
		elapse(100);
		this.watch.message();
		elapse(75);
		assertThat(this.told).isEqualTo(2);
	}

	@Test
	void pongsAreNoMessages() {
		elapse(59);
		this.connection.read();
		elapse(1);
		assertThat(this.told).isOne();
	}

	@Test
	void whileReadingIsStoppedNothingIsTold() {
		pause(true);
		elapse(600);
		assertThat(this.told).isZero();
		pause(false);
		elapse(59);
		assertThat(this.told).isZero();
		elapse(1);
		assertThat(this.told).isOne();
	}

	@Test
	void whenReadingWasStoppedBetweenTwoLooksThenTheTimeStartsAnew() {
		elapse(46);
		pause(true);
		pause(false);
		elapse(60);
		assertThat(this.told).isZero();
		elapse(15);
		assertThat(this.told).isOne();
	}

	@Test
	void aPauseAfterItWasToldDoesNotTellItAgain() {
		elapse(60);
		pause(true);
		elapse(60);
		pause(false);
		elapse(600);
		assertThat(this.told).isOne();
	}

	@Test
	void aLookThatIsLateDoesNotCount() {
		elapse(46);
		this.timer.hang(Duration.ofHours(1));
		elapse(0);
		assertThat(this.told).isZero();
		elapse(15);
		assertThat(this.told).isOne();
	}

	@Test
	void whenEndedThenNothingIsScheduled() {
		elapse(20);
		this.watch.end();
		assertThat(this.timer.scheduled()).isZero();
		elapse(600);
		assertThat(this.told).isZero();
	}

}
