package io.github.sockettask.receiving;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.sockettask.DeadLetter;
import io.github.sockettask.MessageContext;
import io.github.sockettask.MessageConversionException;
import io.github.sockettask.MessageFilter;
import io.github.sockettask.OnMessageCallbackResult;
import io.github.sockettask.Registration;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskListener;
import io.github.sockettask.contract.Contract;
import io.github.sockettask.handler.LateFailures;
import io.github.sockettask.settings.ReceiveMode;
import io.github.sockettask.settings.ReceiveSettings;
import io.github.sockettask.test.task.FakeSocketConnection;
import io.github.sockettask.test.task.FakeSocketTask;
import io.github.sockettask.test.task.FakeSocketTaskFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Messages that a handler could not handle.
 */
class RetryTests {

	private static final Duration DELAY = Duration.ofSeconds(1);

	private final List<String> events = new ArrayList<>();

	private int failures;

	private RoutingSettings settings = new RoutingSettings((settings) -> settings);

	private FakeSocketTask task(int maxRetries, UnaryOperator<ReceiveSettings> change) {
		this.settings = new RoutingSettings((settings) -> settings.withReceive(change.apply(settings.receive()
			.withRetry(settings.receive().retry().withMaxRetries(maxRetries).withDelay(DELAY).withMultiplier(2)))));
		FakeSocketTask task = new FakeSocketTaskFactory(this.settings, this.settings.configuration(), new Numbers())
			.createTask("x");
		task.onError((result) -> this.events.add("error " + result.errMsg() + " of "
				+ Objects.requireNonNull(result.message()).data() + " in " + result.handler()));
		task.onClose((result) -> this.events.add("close"));
		task.onDeadLetter(
				(letter) -> this.events.add("dead " + letter.message().data() + " after " + letter.attempts()));
		return task;
	}

	private FakeSocketTask failing(int maxRetries, ReceiveMode mode) {
		FakeSocketTask task = task(maxRetries,
				(settings) -> settings.withMode(mode).withKey("/key").withConcurrency(1));
		task.onMessage(String.class, (result) -> {
			this.events.add(result.data());
			if (this.failures > 0) {
				this.failures--;
				throw new IllegalStateException("no luck");
			}
		});
		return task;
	}

	@ParameterizedTest
	@EnumSource(value = ReceiveMode.class, names = { "SERIAL", "INLINE", "PER_KEY" })
	@Contract("5.35")
	void aMessageComesAgainToTheHandlerThatHasFailedBeforeAnyThatFollows(ReceiveMode mode) {
		this.failures = 2;
		FakeSocketConnection connection = failing(3, mode).connection().open().receiveText("a").receiveText("b");
		assertThat(this.events).containsExactly("a");
		connection.elapse(DELAY);
		assertThat(this.events).containsExactly("a", "a");
		connection.elapse(DELAY);
		assertThat(this.events).containsExactly("a", "a");
		connection.elapse(DELAY);
		assertThat(this.events).containsExactly("a", "a", "a", "b");
		assertThat(this.settings.deadLetters).isEmpty();
	}

	@Test
	@Contract("5.35")
	void whereOrderDoesNotMatterOthersGoOn() {
		this.failures = 1;
		FakeSocketConnection connection = failing(1, ReceiveMode.CONCURRENT).connection()
			.open()
			.receiveText("a")
			.receiveText("b");
		assertThat(this.events).containsExactly("a", "b");
		connection.elapse(DELAY);
		assertThat(this.events).containsExactly("a", "b", "a");
	}

	@Test
	@Contract("5.35")
	void otherHandlersGetTheMessageOnce() {
		FakeSocketTask task = failing(1, ReceiveMode.SERIAL);
		this.failures = 1;
		task.onMessage(MessageFilter.all().match("/x"), String.class,
				(result) -> this.events.add("other " + result.data()))
			.remove();
		task.onMessage(MessageFilter.all().condition((message) -> true), String.class,
				(result) -> this.events.add("other " + result.data()));
		task.connection().open().receiveText("a").elapse(DELAY);
		assertThat(this.events).containsExactly("a", "other a", "a");
	}

	@ParameterizedTest
	@EnumSource(ReceiveMode.class)
	@Contract("5.35")
	void aSubscriberGetsAMessageOnceHoweverOftenItComesAgain(ReceiveMode mode) {
		this.failures = 2;
		FakeSocketTask task = failing(2, mode);
		Reader<String> reader = new Reader<>();
		task.messages(String.class).subscribe(reader);
		reader.request(1);
		FakeSocketConnection connection = task.connection().open().receiveText("a");
		connection.elapse(DELAY).elapse(DELAY).elapse(DELAY);
		assertThat(this.events).containsExactly("a", "a", "a");
		assertThat(reader.signals()).containsExactly("a");
	}

	@ParameterizedTest
	@EnumSource(ReceiveMode.class)
	@Contract("5.37")
	void aHandlerThatClosesTheTaskAndFailsMakesADeadLetterAtOnce(ReceiveMode mode) {
		FakeSocketTask task = task(3, (settings) -> settings.withMode(mode).withKey("/key"));
		task.onMessage((result) -> {
			task.close();
			throw new IllegalStateException("no luck");
		});
		task.connection().open().receiveText("a").elapse(Duration.ofHours(1));
		assertThat(this.events).containsExactly("error no luck of a in onMessage callback", "dead a after 1", "close");
	}

	@ParameterizedTest
	@EnumSource(ReceiveMode.class)
	@Contract("5.36")
	void aMessageThatCannotBeHandledIsToldAndThenADeadLetterOnce(ReceiveMode mode) {
		this.failures = Integer.MAX_VALUE;
		FakeSocketConnection connection = failing(2, mode).connection().open().receiveText("a");
		connection.elapse(DELAY).elapse(DELAY).elapse(DELAY);
		this.failures = 0;
		connection.receiveText("b").elapse(Duration.ofMinutes(1));
		assertThat(this.events).containsExactly("a", "a", "a", "error no luck of a in onMessage callback",
				"dead a after 3", "b");
		assertThat(this.settings.deadLetters).singleElement().satisfies((letter) -> {
			assertThat(letter.cause()).hasMessage("no luck");
			assertThat(letter.handler()).hasToString("onMessage callback");
			assertThat(letter.attempts()).isEqualTo(3);
		});
	}

	@Test
	@Contract("5.36")
	void whatCannotBeConvertedAndErrorsAreNotTriedAgain() {
		FakeSocketTask task = task(5, (settings) -> settings);
		task.onMessage(Integer.class, (result) -> {
			throw new AssertionError("an error");
		});
		task.connection().open().receiveText("x").receiveText("7");
		assertThat(this.events).element(1).isEqualTo("dead x after 1");
		assertThat(this.events).last().isEqualTo("dead 7 after 1");
		assertThat(this.settings.deadLetters).extracting(DeadLetter::cause)
			.map(Object::getClass)
			.containsExactly(MessageConversionException.class, AssertionError.class);
	}

	@Test
	@Contract("5.36")
	void aListThatCannotBeHandledMakesALetterForEachOfItsMessages() {
		FakeSocketTask task = task(5, (settings) -> settings.withBatchSize(3));
		task.onMessages(Integer.class, (result) -> {
			throw new IllegalStateException("no luck with " + result.data());
		});
		task.connection().open().receiveText("1").receiveText("x").receiveText("2");
		assertThat(this.settings.deadLetters).extracting((letter) -> letter.message().data())
			.containsExactly("x", "1", "2");
	}

	@Test
	@Contract("5.36")
	void whatIsLeftOutOfAListWasTriedOnceHoweverOftenAnotherHandlerHasTried() {
		FakeSocketTask task = task(1, (settings) -> settings.withBatchSize(2).withBatchTimeout(Duration.ofHours(1)));
		task.onMessage(MessageFilter.all().match("/x"), String.class, (result) -> {
			throw new IllegalStateException("no luck");
		});
		task.onMessages(Integer.class, (result) -> this.events.add(result.data().toString()));
		task.connection().open().receiveText("{\"x\":1}").elapse(DELAY).receiveText("2");
		assertThat(this.settings.deadLetters).extracting((letter) -> letter.handler() + " " + letter.attempts())
			.containsExactly("onMessage callback 2", "onMessages callback 1");
		assertThat(this.events).last().isEqualTo("[2]");
	}

	@Test
	@Contract("5.36")
	void aCallbackThatWasRemovedOrReplacedDoesNotGetTheMessageAgain() {
		this.failures = 2;
		FakeSocketTask task = failing(3, ReceiveMode.SERIAL);
		task.onMessage(MessageFilter.all().match("/x"), String.class, (result) -> {
			throw new IllegalStateException("not again");
		}).remove();
		Registration removed = task.onMessage(MessageFilter.all().match("/x"), String.class, (result) -> {
			throw new IllegalStateException("no luck either");
		});
		task.connection().open().receiveText("{\"x\":1}");
		removed.remove();
		task.onMessage(String.class, (result) -> this.events.add("new " + result.data()));
		task.connection().elapse(DELAY).receiveText("b");
		assertThat(this.events).containsExactly("{\"x\":1}", "error no luck of {\"x\":1} in onMessage callback",
				"dead {\"x\":1} after 1", "error no luck either of {\"x\":1} in onMessage callback",
				"dead {\"x\":1} after 1", "new b");
	}

	@Test
	@Contract("5.39")
	void aListenerThatWasRemovedDoesNotGetTheMessageAgain() {
		FakeSocketTask task = task(3, (settings) -> settings);
		Registration removed = task.addListener(new SocketTaskListener() {

			@Override
			public void onMessage(SocketTask socketTask, OnMessageCallbackResult<Object> result) {
				throw new IllegalStateException("no luck");
			}

			@Override
			public String toString() {
				return "listener";
			}

		});
		task.connection().open().receiveText("a");
		removed.remove();
		task.connection().elapse(DELAY);
		assertThat(this.events).containsExactly("error no luck of a in listener", "dead a after 1");
	}

	@Test
	@Contract("5.36")
	void aDeadLetterHandlerThatThrowsKeepsNobodyFromTheLetter() {
		FakeSocketTask task = failing(0, ReceiveMode.SERIAL);
		this.failures = 1;
		task.onDeadLetter((letter) -> {
			throw new IllegalStateException("full");
		});
		task.connection().open().receiveText("a").receiveText("b");
		assertThat(this.settings.deadLetters).hasSize(1);
		assertThat(this.events).containsExactly("a", "error no luck of a in onMessage callback", "b");
	}

	@ParameterizedTest
	@EnumSource(ReceiveMode.class)
	@Contract("5.37")
	void whenThePeerClosesThenWhatWaitsIsHandledBeforeOnClose(ReceiveMode mode) {
		this.failures = 1;
		failing(1, mode).connection().open().receiveText("a").close(4000, "").elapse(DELAY);
		assertThat(this.events).containsExactly("a", "a", "close");
	}

	@ParameterizedTest
	@EnumSource(ReceiveMode.class)
	@Contract("5.37")
	void whenTheTaskIsClosedThenWhatWaitsIsADeadLetterAtOnce(ReceiveMode mode) {
		this.failures = Integer.MAX_VALUE;
		FakeSocketTask task = failing(9, mode);
		FakeSocketConnection connection = task.connection().open().receiveText("a");
		task.close();
		assertThat(this.events).containsExactly("a", "error no luck of a in onMessage callback", "dead a after 1",
				"close");
		connection.elapse(Duration.ofHours(1));
		assertThat(this.events).hasSize(4);
	}

	@ParameterizedTest
	@EnumSource(ReceiveMode.class)
	@Contract("5.37")
	void whilePausedNothingComesAgain(ReceiveMode mode) {
		this.failures = 1;
		FakeSocketTask task = failing(1, mode);
		FakeSocketConnection connection = task.connection().open().receiveText("a");
		task.pause();
		connection.elapse(Duration.ofHours(1));
		assertThat(this.events).containsExactly("a");
		task.resume();
		assertThat(this.events).containsExactly("a", "a");
	}

	@ParameterizedTest
	@EnumSource(ReceiveMode.class)
	@Contract("5.36")
	void aLetterTellsTheAttemptsOfItsOwnHandler(ReceiveMode mode) {
		this.failures = Integer.MAX_VALUE;
		FakeSocketTask task = failing(2, mode);
		List<MessageContext> messages = new ArrayList<>();
		task.onMessage(MessageFilter.all().condition((message) -> true), (result) -> messages.add(result.context()));
		task.connection().open().receiveText("a").elapse(DELAY).elapse(DELAY.multipliedBy(2));
		LateFailures.report(task, "another handler", new IllegalStateException("later"), messages);
		assertThat(this.settings.deadLetters).extracting(DeadLetter::attempts).containsExactly(3, 1);
	}

	@Test
	@Contract("5.36")
	void aFailureThatIsToldLaterIsADeadLetterToo() {
		FakeSocketTask task = task(3, (settings) -> settings);
		task.onMessage((result) -> LateFailures.report(task, "callback", new IllegalStateException("later"),
				List.of(result.context())));
		task.connection().open().receiveText("a");
		assertThat(this.events).containsExactly("error later of a in callback", "dead a after 1");
	}

}
