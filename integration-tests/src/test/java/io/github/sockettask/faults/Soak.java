package io.github.sockettask.faults;

import java.time.Duration;
import java.util.Locale;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.awaitility.Awaitility;

import io.github.sockettask.contract.Footprint;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a client holds before and after it has done something many times. It is looked at
 * while all its tasks are open and nothing goes on.
 */
final class Soak {

	private static final Log logger = LogFactory.getLog(Soak.class);

	/** Of what is loaded late, and not of connections. */
	private static final long HEAP_TOLERANCE = 2_000_000;

	/** As well. */
	private static final int FILES_TOLERANCE = 4;

	/** Deadlines of what is over are gone by then. */
	private static final Duration REST = Duration.ofSeconds(30);

	private final FaultClient client;

	private final int timers;

	private final Footprint before;

	private final long start;

	/**
	 * Take the first look.
	 * @param client the client
	 * @param timers how many calls are due at rest
	 */
	Soak(FaultClient client, int timers) {
		this.client = client;
		this.timers = timers;
		this.before = look();
		this.start = System.nanoTime();
	}

	private Footprint look() {
		Awaitility.await("timers at rest")
			.atMost(REST)
			.untilAsserted(() -> assertThat(this.client.scheduled()).isEqualTo(this.timers));
		return this.client.footprint();
	}

	/**
	 * Take another look.
	 * @param what what the client has done since then
	 */
	void verifyThatNothingIsLeft(String what) {
		double seconds = (System.nanoTime() - this.start) / 1e9;
		Awaitility.await("sockets are closed")
			.atMost(REST)
			.untilAsserted(
					() -> assertThat(Footprint.openFiles()).isLessThanOrEqualTo(this.before.files() + FILES_TOLERANCE));
		Footprint after = look();
		logger.info(String.format(Locale.ROOT, "%s in %.1f s: %s", what, seconds, this.before.changeTo(after)));
		assertThat(after.threads()).isLessThanOrEqualTo(this.before.threads() + 1);
		assertThat(after.heap() - this.before.heap()).isLessThan(HEAP_TOLERANCE);
	}

}
