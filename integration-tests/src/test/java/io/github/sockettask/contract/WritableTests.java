package io.github.sockettask.contract;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskListener;
import io.github.sockettask.modes.InEveryMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a task tells of how much waits.
 */
@InEveryMode
class WritableTests {

	private final HeldTask held = HeldTask.sending((send) -> HeldTask.bounded(send, 8, 80)).open();

	private void send(int count, Object data) {
		for (int i = 0; i < count; i++) {
			this.held.send(data);
		}
	}

	@Test
	@Contract("3.13")
	void whatIsBufferedIsInBytesUntilItIsWritten() {
		this.held.send("\u00e9\u4e2d\ud83d\ude00", "ab", new byte[3]);
		assertThat(this.held.task.bufferedAmount()).isEqualTo(2 + 3 + 4 + 2 + 3);
		this.held.connection().take(1);
		assertThat(this.held.task.bufferedAmount()).isEqualTo(14);
		this.held.connection().write();
		assertThat(this.held.task.bufferedAmount()).isEqualTo(5);
		this.held.connection().writeAll();
		assertThat(this.held.task.bufferedAmount()).isZero();
	}

	@Test
	@Contract("3.13")
	void nothingIsBufferedWhenTheConnectionIsGone() {
		this.held.send("a", "b");
		this.held.connection().take(1);
		this.held.connection().lose();
		assertThat(this.held.task.bufferedAmount()).isZero();
		assertThat(this.held.task.isWritable()).isFalse();
	}

	@Test
	@Contract("3.13")
	void aTaskThatIsNotOpenIsNotWritable() {
		HeldTask closed = HeldTask.sending((send) -> send);
		assertThat(closed.task.isWritable()).isFalse();
		closed.task.start();
		assertThat(closed.task.isWritable()).isFalse();
		closed.connection().open();
		assertThat(closed.task.isWritable()).isTrue();
		closed.task.close();
		assertThat(closed.task.isWritable()).isFalse();
	}

	@Test
	@Contract("3.13")
	void manyMessagesMakeATaskNotWritableUntilAQuarterWaits() {
		send(4, "a");
		assertThat(this.held.task.isWritable()).isTrue();
		send(1, "a");
		assertThat(this.held.task.isWritable()).isFalse();
		this.held.connection().write(2);
		assertThat(this.held.task.isWritable()).isFalse();
		assertThat(this.held.events).containsExactly("open");
		this.held.connection().write(1);
		assertThat(this.held.task.isWritable()).isTrue();
		this.held.connection().writeAll();
		assertThat(this.held.events).containsExactly("open", "writable");
	}

	@Test
	@Contract("3.13")
	void manyBytesMakeATaskNotWritable() {
		send(2, new byte[60]);
		assertThat(this.held.task.isWritable()).isTrue();
		this.held.send("a");
		assertThat(this.held.task.isWritable()).isFalse();
		this.held.connection().write(1);
		assertThat(this.held.events).containsExactly("open");
		this.held.connection().write(1);
		assertThat(this.held.events).containsExactly("open", "writable");
	}

	@Test
	@Contract("3.13")
	void messagesThatAreGivenUpMakeATaskWritableToo() {
		send(8, "a");
		for (int i = 0; i < 8; i++) {
			this.held.future(i).cancel(false);
		}
		this.held.connection().writeAll();
		assertThat(this.held.events).containsExactly("open", "writable");
	}

	@Test
	@Contract("3.13")
	void listenersAreToldToo() {
		this.held.task.addListener(new SocketTaskListener() {

			@Override
			public void onWritable(SocketTask task) {
				WritableTests.this.held.events.add("listener");
			}

		});
		send(5, "a");
		this.held.connection().writeAll();
		assertThat(this.held.events).containsExactly("open", "writable", "listener");
	}

	// Does not ask whether the task is writable, so that the test fails if the event is
	// lost.
	private void awaitEvent(int told) {
		long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
		while (this.held.events.size() == told) {
			assertThat(System.nanoTime()).as("an event was lost").isLessThan(end);
			Thread.onSpinWait();
		}
	}

	@RepeatedTest(12)
	@Contract("3.13")
	void whenSenderAndWriterMeetThenNoEventIsLost() throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(1);
		try {
			CompletableFuture<Void> written = CompletableFuture.runAsync(() -> {
				while (!this.held.connection().written().contains("text end")) {
					this.held.connection().write(3);
				}
			}, threads);
			for (int i = 0; i < 300; i++) {
				int told = this.held.events.size();
				this.held.task.send("a");
				if (!this.held.task.isWritable()) {
					awaitEvent(told);
				}
			}
			while (HeldTask.outcome(this.held.task.send("end")).startsWith("too much")) {
				Thread.onSpinWait();
			}
			written.get();
			assertThat(this.held.task.isWritable()).isTrue();
			assertThat(this.held.task.bufferedAmount()).isZero();
		}
		finally {
			threads.shutdownNow();
		}
	}

}
