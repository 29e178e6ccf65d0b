package io.github.sockettask.contract;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;

import io.github.sockettask.SendOption;
import io.github.sockettask.modes.InEveryMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What waits is bounded, whatever an application does.
 */
@InEveryMode
class BoundTests extends ContractFixture {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	@Test
	@Contract("3.3")
	void whenCallbacksOfSendsAreSlowThenFurtherSendsAreRefused() {
		CountDownLatch go = new CountDownLatch(1);
		RecordedTask task = connectTo((connection) -> connection.accept()).awaitOpen();
		AtomicInteger told = new AtomicInteger();
		SendOption option = SendOption.of("x").success((result) -> {
			await(go);
			told.incrementAndGet();
		});
		int accepted = 0;
		while (accepted < 50_000 && !task.task().send(option).isCompletedExceptionally()) {
			accepted++;
		}
		// as many again may have been on their way to the socket
		assertThat(accepted).isBetween(16_384, 2 * 16_384);
		go.countDown();
		Awaitility.await().atMost(PATIENCE).untilAtomic(told, Matchers.equalTo(accepted));
		assertThat(task.task().send(option)).succeedsWithin(Duration.ofSeconds(5));
	}

	@Test
	@Contract("3.5")
	void whenCallbacksOfRefusedSendsAreSlowThenTheSenderRunsThem() {
		CountDownLatch go = new CountDownLatch(1);
		RecordedTask task = connectTo((connection) -> connection.silentHandshake());
		AtomicInteger here = new AtomicInteger();
		AtomicInteger told = new AtomicInteger();
		Thread sender = Thread.currentThread();
		task.task().send(SendOption.of("first").fail((result) -> await(go)));
		for (int i = 0; i < 20_000; i++) {
			task.task().send(SendOption.of("x").fail((result) -> {
				told.incrementAndGet();
				if (Thread.currentThread() == sender) {
					here.incrementAndGet();
				}
			}));
		}
		assertThat(here).satisfies((count) -> assertThat(count.get()).isBetween(20_000 - 16_384, 20_000 - 16_380));
		go.countDown();
		Awaitility.await().atMost(PATIENCE).untilAtomic(told, Matchers.equalTo(20_000));
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
