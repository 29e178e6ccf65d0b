package io.github.sockettask.test.time;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/**
 * Shows the time of an agenda.
 */
final class AgendaClock extends Clock {

	private final Agenda agenda;

	private final ZoneId zone;

	AgendaClock(Agenda agenda, ZoneId zone) {
		this.agenda = agenda;
		this.zone = zone;
	}

	@Override
	public ZoneId getZone() {
		return this.zone;
	}

	@Override
	public Clock withZone(ZoneId newZone) {
		return new AgendaClock(this.agenda, newZone);
	}

	@Override
	public Instant instant() {
		return this.agenda.now();
	}

}
