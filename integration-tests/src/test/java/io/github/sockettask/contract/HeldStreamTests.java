package io.github.sockettask.contract;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.github.sockettask.MessageStream;
import io.github.sockettask.SendOption;
import io.github.sockettask.modes.InEveryMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Messages that are made while they are sent, step by step.
 */
@InEveryMode
class HeldStreamTests {

	private final HeldTask held = HeldTask.sending((send) -> send).open();

	private final ManualSource source = new ManualSource();

	private HeldConnection connection() {
		return this.held.connection();
	}

	@Test
	@Contract("3.21")
	void aStreamIsAskedForOneBufferWhenTheOneBeforeWasTaken() {
		this.held.send(MessageStream.binary(this.source), "behind");
		assertThat(this.source.requested).isZero();
		connection().write(1);
		connection().flush();
		connection().flush();
		assertThat(this.source.requested).isOne();
		this.source.next("a");
		assertThat(this.source.requested).isOne();
		connection().write(1);
		this.source.next("b");
		assertThat(this.source.requested).isEqualTo(2);
		connection().write(1);
		this.source.next("");
		assertThat(this.source.requested).isEqualTo(4);
		this.source.complete();
		assertThat(this.held.outcomes()).containsExactly("waits", "waits");
		connection().writeAll();
		assertThat(connection().written()).containsExactly("binary... a", "more... b", "more ", "text behind");
		assertThat(this.held.outcomes()).containsExactly("ok", "ok");
		assertThat(this.source.cancelled).isTrue();
	}

	@Test
	@Contract("3.21")
	void anEmptyStreamIsAnEmptyMessage() {
		this.held.send(MessageStream.text(new ByteArrayInputStream(new byte[0])), "behind");
		connection().writeAll();
		assertThat(connection().written()).containsExactly("text ", "text behind");
	}

	@Test
	@Contract("1.6")
	void aBufferThatIsReadElsewhereIsSentAsItWas() {
		ByteBuffer buffer = ByteBuffer.wrap("hello".getBytes(StandardCharsets.UTF_8));
		this.held.send(buffer);
		buffer.position(5);
		connection().writeAll();
		assertThat(connection().written()).containsExactly("binary hello");
	}

	@Test
	@Contract("3.12")
	void aStreamThatWaitsForThePeerIsNotCutForItsSource() {
		this.held.send(MessageStream.binary(this.source));
		connection().write(1);
		this.source.next("a");
		connection().write(1);
		this.source.next("b");
		this.held.timer.elapse(Duration.ofSeconds(60));
		assertThat(this.held.events).containsExactly("open");
		assertThat(this.held.outcomes()).containsExactly("waits");
	}

	@Test
	@Contract("3.11")
	void whenAStreamThatHasNotBegunTimesOutThenTheMessagesBehindItGoOn() {
		this.held.send(SendOption.of(MessageStream.binary(this.source)).timeout(Duration.ofSeconds(1)), "behind");
		connection().take(10);
		this.held.timer.elapse(Duration.ofSeconds(1));
		connection().write();
		assertThat(this.held.outcomes()).containsExactly("not written within 1000 ms (timeout)", "ok");
		assertThat(this.source.cancelled).isTrue();
	}

	@Test
	@Contract("3.11")
	void whenAStreamWasHandedOnAsAWholeThenItsTimeoutDoesNotCutTheConnection() {
		this.held.send(SendOption.of(MessageStream.binary(this.source)).timeout(Duration.ofSeconds(1)));
		connection().take(10);
		this.source.next("a");
		this.source.complete();
		this.held.timer.elapse(Duration.ofSeconds(2));
		connection().write();
		assertThat(this.held.outcomes()).containsExactly("ok");
		assertThat(this.held.events).containsExactly("open");
	}

	@Test
	@Contract("3.17")
	void aStreamThatHasBegunIsNotReplaced() {
		this.held.send(SendOption.of(MessageStream.binary(this.source)).conflationKey("k"));
		connection().take(10);
		this.source.next("a");
		this.held.send(SendOption.of("newer").conflationKey("k"));
		this.source.complete();
		connection().write();
		assertThat(connection().written()).containsExactly("binary... a", "more ", "text newer");
		assertThat(this.held.outcomes()).containsExactly("ok", "ok");
	}

	@Test
	@Contract("3.19")
	void aStreamThatTheApplicationCancelsBeforeItBeginsIsNotSent() {
		this.held.send(MessageStream.binary(this.source), "behind");
		connection().take(10);
		this.held.future(0).cancel(false);
		connection().write();
		assertThat(connection().written()).containsExactly("text behind");
		assertThat(this.source.cancelled).isTrue();
	}

}
