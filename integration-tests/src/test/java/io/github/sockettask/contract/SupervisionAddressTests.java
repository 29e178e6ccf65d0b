package io.github.sockettask.contract;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskStatus;
import io.github.sockettask.modes.InEveryMode;
import io.github.sockettask.settings.UrlOrder;
import io.github.sockettask.transport.TransportRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where a task connects to, whether there is a slot, and what is left, in virtual time.
 */
@InEveryMode
class SupervisionAddressTests {

	private final SupervisedTask held = SupervisedTask.standard();

	@Test
	@Contract("7.16")
	void failoverTriesTheOthersWithoutADelayAndTheFirstOneAfterAConnectionThatHasLasted() {
		SupervisedTask held = new SupervisedTask((reconnect) -> reconnect,
				(settings) -> settings.withUrls(List.of("ws://a/", "ws://b/")), null);
		held.task.start();
		held.connection().lose();
		held.connection().lose();
		held.elapse(1);
		held.connection().lose();
		assertThat(held.transport.urls()).containsExactly("ws://a/", "ws://b/", "ws://a/", "ws://b/");
		assertThat(held.delays()).containsExactly(0L, 1000L, 0L);
		held.connection().open();
		held.elapse(10);
		held.connection().lose();
		held.elapse(1);
		assertThat(held.transport.urls()).endsWith("ws://a/");
	}

	@Test
	@Contract("7.16")
	void aCloseIsNoFailureOfAnAddress() {
		SupervisedTask held = new SupervisedTask((reconnect) -> reconnect,
				(settings) -> settings.withUrls(List.of("ws://a/", "ws://b/")), null);
		held.open();
		held.task.reconnect();
		held.connection().open();
		held.task.close();
		held.open();
		assertThat(held.transport.urls()).containsExactly("ws://a/", "ws://a/", "ws://a/");
	}

	@Test
	@Contract("7.16")
	void roundRobinTakesEachInTurn() {
		SupervisedTask held = new SupervisedTask((reconnect) -> reconnect,
				(settings) -> settings.withUrls(List.of("ws://a/", "ws://b/")).withUrlOrder(UrlOrder.ROUND_ROBIN),
				null);
		held.open();
		held.elapse(10);
		held.connection().lose();
		held.elapse(10);
		held.connection().open();
		held.elapse(10);
		held.connection().lose();
		held.elapse(10);
		assertThat(held.transport.urls()).containsExactly("ws://a/", "ws://b/", "ws://a/");
	}

	@Test
	@Contract("7.16")
	void allAttemptsOfATaskKnowWhichAddressesWereTried() {
		this.held.open();
		this.held.connection().lose();
		this.held.elapse(10);
		SupervisedTask other = SupervisedTask.standard();
		other.open();
		List<TransportRequest> requests = this.held.transport.requests();
		assertThat(requests).hasSize(2);
		assertThat(requests.get(1).tried()).isSameAs(requests.get(0).tried())
			.isNotSameAs(other.transport.requests().get(0).tried());
	}

	@Test
	@Contract("7.19")
	void aRetryWithoutASlotIsToldAndComesLater() {
		this.held.open();
		this.held.factory.createTask("second").start();
		HeldConnection second = this.held.connection();
		second.open();
		HeldConnection first = this.held.transport.first();
		first.lose();
		this.held.factory.createTask("third").start();
		this.held.elapse(1);
		assertThat(this.held.calls.get(2)).startsWith("error connectSocket:fail").endsWith("WAITING_RETRY");
		second.closeByPeer(1000);
		this.held.factory.stopAll(Duration.ZERO);
		assertThat(this.held.leftOvers()).isEqualTo(SupervisedTask.NOTHING_LEFT);
	}

	@Test
	@Contract("7.19")
	void aRetryThatHasFoundNoSlotFindsOneLater() {
		this.held.open();
		SocketTask second = this.held.factory.createTask("second");
		second.start();
		this.held.connection().open();
		this.held.transport.first().lose();
		SocketTask third = this.held.factory.createTask("third");
		third.start();
		this.held.elapse(1);
		third.stop();
		this.held.elapse(30);
		this.held.connection().open();
		assertThat(this.held.task.status()).isSameAs(SocketTaskStatus.OPEN);
	}

	@Test
	@Contract("7.8")
	void stopCancelsEverything() {
		this.held.open();
		this.held.task.stop();
		assertThat(this.held.leftOvers()).isEqualTo(SupervisedTask.NOTHING_LEFT);
		this.held.open();
		this.held.connection().lose();
		assertThat(this.held.task.stop()).isCompleted();
		assertThat(this.held.leftOvers()).isEqualTo(SupervisedTask.NOTHING_LEFT);
		this.held.elapse(1000);
		assertThat(this.held.attempts()).isEqualTo(2);
		assertThat(this.held.statuses()).containsExactly("CONNECTING", "OPEN", "CLOSING", "STOPPED", "CONNECTING",
				"OPEN", "WAITING_RETRY", "STOPPED");
	}

	@Test
	@Contract("7.8")
	void stopAllFindsTasksThatWait() {
		this.held.task.start();
		this.held.connection().lose();
		assertThat(this.held.factory.stopAll(Duration.ZERO)).isCompleted();
		assertThat(this.held.leftOvers()).isEqualTo(SupervisedTask.NOTHING_LEFT);
		assertThat(this.held.task.status()).isSameAs(SocketTaskStatus.STOPPED);
	}

}
