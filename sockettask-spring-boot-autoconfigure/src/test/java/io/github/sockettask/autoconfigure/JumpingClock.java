package io.github.sockettask.autoconfigure;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A wall clock that is set each time it is read: forwards, and back again.
 */
final class JumpingClock extends Clock {

	private static final Duration JUMP = Duration.ofDays(1);

	private boolean ahead;

	@Override
	public ZoneId getZone() {
		return ZoneOffset.UTC;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		return this;
	}

	@Override
	public synchronized Instant instant() {
		this.ahead = !this.ahead;
		return this.ahead ? Instant.now().plus(JUMP) : Instant.now();
	}

}
