package io.github.sockettask.contract;

import java.time.Duration;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

import io.github.sockettask.SendOption;
import io.github.sockettask.modes.InEveryMode;
import io.github.sockettask.settings.Overflow;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Messages that wait for the next connection.
 */
@InEveryMode
class OfflineTests {

	private static final String NOT_OPEN = "SocketTask.send:fail SocketTask.readyState is not OPEN";

	private static final String CLEARED = "cleared from the offline queue";

	private static final String LOST = "the connection was lost before the message was written";

	private static HeldTask held() {
		return HeldTask.offline((offline) -> offline);
	}

	private static HeldTask held(int capacity, Overflow overflow) {
		return HeldTask.sending((send) -> send.withOverflow(overflow)
			.withTimeout(Duration.ofMillis(10))
			.withOffline(send.offline().withEnabled(true).withCapacity(capacity).withTtl(Duration.ofSeconds(60))));
	}

	@Test
	@Contract("3.14")
	void nothingWaitsUnlessItIsEnabled() {
		HeldTask held = HeldTask.sending((send) -> send);
		held.send("a");
		held.task.start();
		held.send("b");
		assertThat(held.outcomes()).containsOnly(NOT_OPEN);
		assertThat(held.task.isWritable()).isFalse();
		assertThat(held.task.clearOfflineQueue()).isZero();
	}

	@Test
	@Contract("3.14")
	void whatWaitsGoesOutInOrder() {
		HeldTask held = held();
		held.send("a", "b".getBytes());
		held.task.start();
		held.send("c");
		assertThat(held.outcomes()).containsOnly("waits");
		assertThat(held.task.bufferedAmount()).isEqualTo(3);
		held.connection().open();
		held.send("d");
		held.connection().writeAll();
		assertThat(held.connection().written()).containsExactly("text a", "binary b", "text c", "text d");
		assertThat(held.outcomes()).containsOnly("ok").hasSize(4);
		assertThat(held.scheduled()).isOne();
		held.timer.elapse(Duration.ofSeconds(100));
		assertThat(held.scheduled()).isZero();
	}

	@Test
	@Contract("3.14")
	void whatOnOpenSendsGoesOutFirst() {
		HeldTask held = held();
		held.task.onOpen((result) -> held.send("credentials"));
		held.send("a");
		held.open();
		held.connection().writeAll();
		assertThat(held.connection().written()).containsExactly("text credentials", "text a");
	}

	@Test
	@Contract("3.14")
	void whenAsManyWaitAsMayThenAFurtherOneIsRejected() {
		HeldTask held = held(2, Overflow.REJECT);
		held.send("a", "b", "c");
		assertThat(held.outcomes()).containsExactly("waits", "waits",
				"too much is waiting to be written (at most 2 messages and 16777216 bytes, with 64 for each message)");
	}

	@Test
	@Contract("3.14")
	void whenAsManyWaitAsMayThenASenderWaits() {
		HeldTask held = held(1, Overflow.BLOCK);
		held.send("a", "b");
		assertThat(held.outcomes()).containsExactly("waits",
				"there was no room in the queue within 10 ms (send.timeout)");
	}

	@Test
	@Contract("3.14")
	void whenAsManyWaitAsMayThenTheOldestIsDropped() {
		HeldTask held = held(1, Overflow.DROP_OLDEST);
		held.send("a", "b");
		held.open();
		held.connection().writeAll();
		assertThat(held.connection().written()).containsExactly("text b");
		assertThat(held.outcomes().get(0)).startsWith("dropped from the full queue");
	}

	@Test
	@Contract("3.14")
	void whatWaitsTooLongFails() {
		HeldTask held = HeldTask.offline((offline) -> offline.withTtl(Duration.ofSeconds(5)));
		held.send("a");
		held.timer.elapse(Duration.ofSeconds(3));
		held.send("b", SendOption.of("c").ttl(Duration.ofSeconds(20)));
		held.timer.elapse(Duration.ofSeconds(3));
		assertThat(held.outcomes()).containsExactly("not written within 5000 ms (ttl)", "waits", "waits");
		held.timer.elapse(Duration.ofSeconds(10));
		assertThat(held.outcomes()).containsExactly("not written within 5000 ms (ttl)",
				"not written within 5000 ms (ttl)", "waits");
		held.open();
		held.connection().writeAll();
		assertThat(held.connection().written()).containsExactly("text c");
		held.timer.elapse(Duration.ofSeconds(40));
		assertThat(held.scheduled()).isZero();
	}

	@Test
	@Contract("3.14")
	void itsTimeToLiveEndsWhenTheConnectionIsOpen() {
		HeldTask held = HeldTask.offline((offline) -> offline.withTtl(Duration.ofSeconds(5)));
		held.send("a");
		held.open();
		held.timer.elapse(Duration.ofSeconds(20));
		assertThat(held.outcomes()).containsExactly("waits");
		held.timer.elapse(Duration.ofSeconds(14));
		assertThat(held.outcomes()).containsExactly("not written within 30000 ms (timeout)");
	}

	@Test
	@Contract({ "3.14", "3.18" })
	void itsOwnTimeToLiveGoesOnWhenTheConnectionIsOpen() {
		HeldTask held = held();
		held.send(SendOption.of("a").ttl(Duration.ofSeconds(5)));
		held.timer.elapse(Duration.ofSeconds(4));
		held.open();
		held.timer.elapse(Duration.ofSeconds(1));
		assertThat(held.outcomes()).containsExactly("not written within 5000 ms (ttl)");
	}

	@Test
	@Contract("3.15")
	void whatALostConnectionHadNotBegunGoesOutOnTheNextOne() {
		HeldTask held = held().open();
		held.send("a", "b", "c", "d");
		held.connection().write(1);
		held.connection().take(1);
		held.connection().lose();
		held.send("e");
		assertThat(held.outcomes()).containsExactly("ok", LOST, "waits", "waits", "waits");
		held.open();
		held.connection().writeAll();
		assertThat(held.transport.written()).containsExactly("text a", "text c", "text d", "text e");
		assertThat(held.outcomes()).containsExactly("ok", LOST, "ok", "ok", "ok");
	}

	@Test
	@Contract("3.15")
	void whatIsSentWhileTheEndIsNotToldYetIsBoundedAndGoesOutInOrder() {
		HeldTask held = held(3, Overflow.REJECT);
		held.task.onMessage((result) -> {
			held.send("a");
			held.connection().lose();
			held.send("b", "c", "d", "e");
		});
		held.open();
		held.connection().receive("go");
		assertThat(held.outcomes()).endsWith(
				"too much is waiting to be written (at most 3 messages and 16777216 bytes, with 64 for each message)",
				"too much is waiting to be written (at most 3 messages and 16777216 bytes, with 64 for each message)");
		held.open();
		held.connection().writeAll();
		assertThat(held.connection().written()).containsExactly("text a", "text b", "text c");
	}

	@Test
	@Contract("3.15")
	void whenAConnectionIsLostAsItOpensThenNothingIsBoundToIt() {
		HeldTask held = held(3, Overflow.REJECT);
		held.send("a");
		held.task.onOpen((result) -> {
			held.task.onOpen((next) -> {
			});
			held.connection().lose();
		});
		held.open();
		held.send("b", "c", "d");
		assertThat(held.outcomes()).containsExactly("waits", "waits", "waits",
				"too much is waiting to be written (at most 3 messages and 16777216 bytes, with 64 for each message)");
		held.open();
		held.connection().writeAll();
		assertThat(held.connection().written()).containsExactly("text a", "text b", "text c");
	}

	@Test
	@Contract("3.15")
	void withoutTheQueueWhatALostConnectionHadNotBegunFails() {
		HeldTask held = HeldTask.sending((send) -> send).open();
		held.send("a", "b");
		held.connection().take(1);
		held.connection().lose();
		assertThat(held.outcomes()).containsExactly(LOST, LOST);
		assertThat(held.scheduled()).isZero();
	}

	@Test
	@Contract("3.16")
	void clearingMakesFailWhatWaits() {
		HeldTask held = held();
		held.send("a", "b");
		assertThat(held.task.clearOfflineQueue()).isEqualTo(2);
		assertThat(held.outcomes()).containsExactly(CLEARED, CLEARED);
		assertThat(held.task.bufferedAmount()).isZero();
		assertThat(held.scheduled()).isZero();
	}

	@Test
	@Contract("3.16")
	void closeAndStopMakeFailWhatWaits() {
		HeldTask held = held();
		held.send("a");
		held.task.close();
		held.send("b");
		held.task.stop();
		assertThat(held.outcomes()).containsExactly(CLEARED, CLEARED);
	}

	@Test
	@Contract("3.16")
	void whatTheApplicationHasClosedKeepsNothing() {
		HeldTask held = held().open();
		held.send("a");
		held.task.close();
		assertThat(held.outcomes()).containsExactly(LOST);
		held.open();
		held.connection().writeAll();
		assertThat(held.connection().written()).isEmpty();
	}

	private static HeldTask heldBytes(Overflow overflow) {
		return HeldTask.sending((send) -> send.withOverflow(overflow)
			.withTimeout(Duration.ofMillis(10))
			.withOffline(send.offline().withEnabled(true).withBytes(DataSize.ofBytes(2 * 64 + 10))));
	}

	@Test
	@Contract({ "3.8", "3.14" })
	void whenThereIsNoRoomForItsBytesThenAMessageIsRejected() {
		HeldTask held = heldBytes(Overflow.REJECT);
		held.send("12345", "123456", "12345", "");
		String full = "too much is waiting to be written (at most 1000 messages and 138 bytes, with 64 for each message)";
		assertThat(held.outcomes()).containsExactly("waits", full, "waits", full);
		held.open();
		held.connection().writeAll();
		assertThat(held.connection().written()).containsExactly("text 12345", "text 12345");
		held.connection().lose();
		held.send("1234567890", "");
		assertThat(held.outcomes().subList(4, 6)).containsOnly("waits");
	}

	@Test
	@Contract({ "3.9", "3.14" })
	void whenThereIsNoRoomForItsBytesThenTheSenderWaits() {
		HeldTask held = heldBytes(Overflow.BLOCK);
		held.send("12345", "12345", "1");
		assertThat(held.outcomes()).startsWith("waits", "waits").last().asString().contains("send.timeout");
	}

	@Test
	@Contract({ "3.10", "3.14" })
	void whenThereIsNoRoomForItsBytesThenTheOldestIsDropped() {
		HeldTask held = heldBytes(Overflow.DROP_OLDEST);
		held.send("a", "b", "123456789");
		held.open();
		held.connection().writeAll();
		assertThat(held.connection().written()).containsExactly("text b", "text 123456789");
	}

	@Test
	@Contract("3.14")
	void theBytesOfTheSendQueueAreNoBoundOfTheOfflineQueue() {
		HeldTask held = HeldTask
			.sending((send) -> send.withQueueBytes(DataSize.ofBytes(64)).withOffline(send.offline().withEnabled(true)));
		held.send("a", "b", "c");
		held.open();
		held.connection().writeAll();
		assertThat(held.connection().written()).containsExactly("text a", "text b", "text c");
	}

	@Test
	@Contract({ "3.13", "3.14" })
	void whenMuchHasWaitedThenTheOpenTaskIsNotWritableAndTellsWhenItIs() {
		HeldTask held = HeldTask.sending((send) -> send.withQueueCapacity(8)
			.withQueueBytes(DataSize.ofMegabytes(1))
			.withOffline(send.offline().withEnabled(true).withCapacity(100)));
		held.send(IntStream.range(0, 8).mapToObj(String::valueOf).toArray());
		held.open();
		assertThat(held.task.isWritable()).isFalse();
		held.connection().write(5);
		assertThat(held.events).containsExactly("open");
		held.connection().write(1);
		assertThat(held.events).containsExactly("open", "writable");
		assertThat(held.task.isWritable()).isTrue();
	}

	@Test
	@Contract({ "3.14", "3.23" })
	void whenTheTimerTakesNoMoreWorkThenMessagesWaitAndGoOutAllTheSame() {
		HeldTask held = held();
		held.timer.beOver();
		held.send("a", SendOption.of("b").ttl(Duration.ofSeconds(5)));
		held.open();
		held.send("c", SendOption.of("d").ttl(Duration.ofSeconds(5)).timeout(Duration.ofSeconds(5)));
		held.connection().lose();
		held.send("e");
		held.open();
		held.connection().writeAll();
		assertThat(held.transport.written()).containsExactly("text a", "text b", "text c", "text d", "text e");
		assertThat(held.outcomes()).hasSize(5).containsOnly("ok");
		assertThat(held.task.bufferedAmount()).isZero();
		held.task.close();
		assertThat(held.events).endsWith("close 1006");
	}

	@Test
	@Contract({ "3.14", "3.17" })
	void onlyTheNewestOfAKeyWaits() {
		HeldTask held = held();
		held.send(SendOption.of("a1").conflationKey("a"), "b", SendOption.of("a2").conflationKey("a"));
		held.open();
		held.send(SendOption.of("a3").conflationKey("a"), "c");
		held.connection().writeAll();
		assertThat(held.connection().written()).containsExactly("text b", "text a3", "text c");
		assertThat(held.outcomes()).containsExactly("replaced by a newer message with the same conflation key", "ok",
				"replaced by a newer message with the same conflation key", "ok", "ok");
	}

}
