package io.github.sockettask.contract;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;

import io.github.sockettask.MessageStream;
import io.github.sockettask.ReadyState;
import io.github.sockettask.modes.InEveryMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Messages whose sources fail, step by step.
 */
@InEveryMode
class HeldStreamFailureTests {

	private static final String CUT = "error The connection was cut, since the rest of a message that was begun will"
			+ " not come: sendSocketMessage:fail ";

	private final HeldTask held = HeldTask.sending((send) -> send).open();

	private final ManualSource source = new ManualSource();

	private HeldConnection connection() {
		return this.held.connection();
	}

	@Test
	@Contract("3.22")
	void aSourceThatFailsBeforeTheFirstFragmentMakesItsMessageFailAndNoOther() {
		this.held.send("before", MessageStream.binary(this.source), "behind");
		connection().take(10);
		this.source.fail(new IOException("gone"));
		connection().write();
		assertThat(connection().written()).containsExactly("text before", "text behind");
		assertThat(this.held.outcomes()).containsExactly("ok", "its source failed: java.io.IOException: gone", "ok");
		assertThat(this.held.events).containsExactly("open");
	}

	@Test
	@Contract("3.22")
	void aSourceThatThrowsWhenItIsSubscribedToMakesItsMessageFail() {
		this.held.send(MessageStream.binary((subscriber) -> {
			throw new IllegalStateException("no");
		}), "behind");
		connection().take(10);
		connection().write();
		assertThat(this.held.outcomes()).containsExactly("its source failed: java.lang.IllegalStateException: no",
				"ok");
	}

	@Test
	@Contract("3.22")
	void anInputStreamThatFailsIsNotTakenForOneThatEnds() {
		AtomicBoolean closed = new AtomicBoolean();
		this.held.send(new InputStream() {

			private int left = 100;

			@Override
			public int read() throws IOException {
				if (this.left-- == 0) {
					throw new IOException("broken");
				}
				return 'x';
			}

			@Override
			public int read(byte[] bytes, int offset, int length) throws IOException {
				bytes[offset] = (byte) read();
				return 1;
			}

			@Override
			public void close() {
				closed.set(true);
			}
		});
		connection().writeAll();
		assertThat(connection().written()).hasSize(100).doesNotContain("more ");
		assertThat(this.held.outcomes()).containsExactly("its source failed: java.io.IOException: broken");
		assertThat(this.held.events).containsExactly("open", CUT + "its source failed: java.io.IOException: broken",
				"close 1006");
		assertThat(closed).isTrue();
	}

	@Test
	@Contract("3.22")
	void aSourceThatFailsInTheMiddleCutsTheConnection() {
		this.held.send(MessageStream.text(this.source), "behind");
		connection().write(1);
		this.source.next("a");
		connection().write(1);
		this.source.fail(new IOException("gone"));
		connection().take(1);
		assertThat(this.held.events).containsExactly("open", CUT + "its source failed: java.io.IOException: gone",
				"close 1006");
		assertThat(this.held.outcomes()).containsExactly("its source failed: java.io.IOException: gone",
				"the connection was lost before the message was written");
		assertThat(this.source.cancelled).isTrue();
		assertThat(connection().written()).containsExactly("text... a");
	}

	@Test
	@Contract("3.22")
	void textThatIsNotUtf8IsNotSent() {
		this.held.send(MessageStream.text(new ByteArrayInputStream(new byte[] { 'a', (byte) 0xff })), "behind");
		connection().take(10);
		connection().write();
		assertThat(this.held.outcomes().get(0)).contains("its source failed", "The text is not valid UTF-8");
		assertThat(connection().written()).containsExactly("text behind");
	}

	@Test
	@Contract("3.22")
	void textThatEndsInTheMiddleOfACharacterCutsTheConnection() {
		this.held.send(MessageStream.text(this.source));
		connection().take(10);
		this.source.next(new byte[] { 'a', (byte) 0xc3 });
		this.source.complete();
		assertThat(this.held.events).hasSize(3).last().isEqualTo("close 1006");
		assertThat(this.held.outcomes().get(0)).contains("The text ends in the middle of a character");
	}

	@Test
	@Contract("3.22")
	void aSourceThatStallsInTheMiddleCutsTheConnectionAfterTheTimeout() {
		this.held.send(MessageStream.binary(this.source));
		connection().take(10);
		for (int i = 0; i < 10; i++) {
			this.source.next("x");
			this.held.timer.elapse(Duration.ofSeconds(20));
		}
		assertThat(this.held.events).containsExactly("open");
		this.held.timer.elapse(Duration.ofSeconds(14));
		assertThat(this.held.outcomes()).containsExactly("not written within 30000 ms (timeout)");
		assertThat(this.held.events).containsExactly("open", CUT + "not written within 30000 ms (timeout)",
				"close 1006");
		assertThat(this.held.scheduled()).isZero();
	}

	@Test
	@Contract({ "3.19", "3.22" })
	void aStreamThatTheApplicationCancelsInTheMiddleCutsTheConnection() {
		this.held.send(MessageStream.binary(this.source));
		connection().take(10);
		this.source.next("a");
		this.held.future(0).cancel(false);
		assertThat(this.held.events).hasSize(3).last().isEqualTo("close 1006");
	}

	@Test
	@Contract("3.22")
	void aStreamThatIsRefusedIsClosed() {
		AtomicBoolean closed = new AtomicBoolean();
		this.held.task.close();
		this.held.send(new ByteArrayInputStream(new byte[0]) {

			@Override
			public void close() {
				closed.set(true);
			}

		});
		assertThat(this.held.outcomes()).containsExactly("SocketTask.send:fail SocketTask.readyState is not OPEN");
		assertThat(closed).isTrue();
	}

	@Test
	@Contract("3.22")
	void aSourceThatSendsUnaskedMakesItsMessageFail() {
		this.held.send(MessageStream.binary(this.source), "behind");
		connection().write(1);
		this.source.next("a");
		this.source.next("b");
		connection().writeAll();
		assertThat(this.held.outcomes().get(0)).contains("a buffer that it was not asked for");
	}

	@Test
	@Contract("3.22")
	void aSourceThatSubscribesTwiceHasTheSecondSubscriptionCancelled() {
		ManualSource second = new ManualSource();
		this.held.send(MessageStream.binary((subscriber) -> {
			this.source.subscribe(subscriber);
			second.subscribe(subscriber);
		}));
		connection().take(10);
		assertThat(second.cancelled).isTrue();
		this.source.next("a");
		this.source.complete();
		connection().write();
		assertThat(connection().written()).containsExactly("binary... a", "more ");
	}

	@Test
	@Contract("3.22")
	void whenNoThreadCanReadTheSourceThenItsMessageFailsAndOthersGoOn() {
		AtomicBoolean reject = new AtomicBoolean();
		HeldTask pooled = new HeldTask((settings) -> settings, (call) -> {
			if (reject.get()) {
				throw new RejectedExecutionException("full");
			}
			call.run();
		}, Runnable::run).open();
		reject.set(true);
		pooled.send(MessageStream.binary(this.source), "behind");
		pooled.connection().take(10);
		pooled.connection().write();
		assertThat(pooled.connection().written()).containsExactly("text behind");
		assertThat(pooled.outcomes().get(0)).contains("its source failed", "full");
		assertThat(pooled.task.readyState()).isSameAs(ReadyState.OPEN);
	}

}
