package io.github.sockettask.contract;

import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

import io.github.sockettask.ConnectSocketOption;
import io.github.sockettask.settings.ReceiveSettings;
import io.github.sockettask.transport.netty.TyrusTransport;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A peer that sends as fast as it can, and a callback that does not keep up.
 */
class MailboxTests extends ContractFixture {

	private static final int MESSAGES = 5000;

	private static final int SIZE = 1024;

	/**
	 * A read has 64 KiB at most, and a message may have been there but for its last byte.
	 */
	private static final int ONE_READ = 64 * 1024 / (SIZE + 4) + 1;

	private final TyrusTransport tyrus = new TyrusTransport(Runnable::run, new ExecutorTimer());

	private final CountingTransport transport = new CountingTransport(this.tyrus);

	@AfterEach
	void close() {
		this.tyrus.close();
	}

	private void flood(UnaryOperator<ReceiveSettings> change) {
		String text = "x".repeat(SIZE);
		CountDownLatch stuck = new CountDownLatch(1);
		this.server.on("/x", (connection) -> connection.accept().repeat(MESSAGES, (i) -> {
			connection.sendText(text);
			if (i == MESSAGES / 10) {
				stuck.countDown();
			}
		}).close(4000, "bye"));
		this.client.with((settings) -> settings.withReceive(change.apply(settings.receive())));
		RecordedTask recorded = new RecordedTask();
		this.client.factory(this.transport).connectSocket(ConnectSocketOption.of(this.server.url("/x")), (task) -> {
			recorded.attach(task);
			task.onMessage((result) -> {
				stuck.await();
				this.transport.handled();
			});
		});
		recorded.awaitClose();
		assertThat(this.transport.waiting()).as("messages lost").hasValue(0);
	}

	@Test
	@Contract({ "5.17", "5.23" })
	void noMoreMessagesWaitThanMayAndOneReadBrings() {
		flood((settings) -> settings.withQueueCapacity(16));
		assertThat(this.transport.most().get()).isBetween(16, 16 + ONE_READ);
	}

	@Test
	@Contract("5.23")
	void noMoreBytesWaitThanMayAndOneReadBrings() {
		flood((settings) -> settings.withQueueCapacity(MESSAGES).withQueueBytes(DataSize.ofKilobytes(32)));
		assertThat(this.transport.most().get()).isBetween(32, 32 + ONE_READ);
	}

	@Test
	@Contract("5.23")
	void oneMessageMayWaitAtLeast() {
		flood((settings) -> settings.withQueueCapacity(1));
		assertThat(this.transport.most().get()).isBetween(1, 1 + ONE_READ);
	}

}
