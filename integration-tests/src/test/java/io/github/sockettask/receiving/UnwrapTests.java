package io.github.sockettask.receiving;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.sockettask.MessageFilter;
import io.github.sockettask.Registration;
import io.github.sockettask.contract.Contract;
import io.github.sockettask.settings.ReceiveMode;
import io.github.sockettask.settings.ReceiveSettings;
import io.github.sockettask.test.task.FakeSocketConnection;
import io.github.sockettask.test.task.FakeSocketTask;
import io.github.sockettask.test.task.FakeSocketTaskFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Frames that hold several messages.
 */
class UnwrapTests {

	private final List<String> events = new ArrayList<>();

	private FakeSocketTask task(String unwrap, UnaryOperator<ReceiveSettings> change) {
		RoutingSettings settings = new RoutingSettings(
				(defaults) -> defaults.withReceive(change.apply(defaults.receive()))
					.withRouting(defaults.routing().withUnwrap(unwrap)));
		FakeSocketTask task = new FakeSocketTaskFactory(settings, settings.configuration(), new Numbers())
			.createTask("x");
		task.onClose((result) -> this.events.add("close"));
		return task;
	}

	private FakeSocketTask noting(String unwrap, UnaryOperator<ReceiveSettings> change) {
		FakeSocketTask task = task(unwrap, change);
		task.onMessage((result) -> this.events
			.add(result.context().sequence() + " " + result.context().type() + " " + result.data()));
		return task;
	}

	@ParameterizedTest
	@EnumSource(ReceiveMode.class)
	@Contract("5.34")
	void theMessagesOfAFrameComeOneByOneInOrder(ReceiveMode mode) {
		FakeSocketTask task = noting("/data",
				(settings) -> settings.withMode(mode).withKey("/symbol").withConcurrency(1));
		task.connection()
			.open()
			.receiveText("{\"type\":\"trade\",\"data\":[{\"p\":1},{\"p\":2,\"type\":\"own\"}]}")
			.receiveText("{\"type\":\"one\",\"data\":{\"p\":3}}")
			.receiveText("{\"type\":\"none\",\"data\":[]}")
			.receiveText("{\"type\":\"other\"}")
			.receiveText("hello")
			.close(1000, "");
		assertThat(this.events).containsExactly("1 trade {\"p\":1}", "1 own {\"p\":2,\"type\":\"own\"}",
				"2 one {\"p\":3}", "4 other {\"type\":\"other\"}", "5 null hello", "close");
	}

	@ParameterizedTest
	@EnumSource(ReceiveMode.class)
	@Contract("5.34")
	void anEmptyArrayHoldsNoMessageAndTheFrameIsUnmatched(ReceiveMode mode) {
		FakeSocketTask task = task("/data", (settings) -> settings.withMode(mode).withConcurrency(1));
		Reader<String> subscriber = new Reader<>();
		task.messages(String.class).subscribe(subscriber);
		subscriber.request(9);
		task.onMessage(String.class, (result) -> this.events.add("all " + result.data()));
		task.onMessages(String.class, (result) -> this.events.add("list " + result.data()));
		task.onMessage(MessageFilter.all().unmatched(), String.class,
				(result) -> this.events.add("unmatched " + result.data()));
		task.connection()
			.open()
			.receiveText("{\"data\":[]}")
			.receiveText("{\"data\":[1]}")
			.receiveText("{\"data\":[ ]}")
			.close(1000, "");
		assertThat(this.events).containsExactly("unmatched {\"data\":[]}", "all 1", "list [1]",
				"unmatched {\"data\":[ ]}", "close");
		assertThat(subscriber.signals()).containsExactly("1", "complete");
	}

	@ParameterizedTest
	@EnumSource(ReceiveMode.class)
	@Contract("5.34")
	void aFrameThatIsBrokenOrFollowedByAnotherDocumentComesAsItIs(ReceiveMode mode) {
		FakeSocketTask task = noting("/data", (settings) -> settings.withMode(mode).withConcurrency(1));
		task.connection()
			.open()
			.receiveText("{\"data\":[1,2]}\n{\"data\":[3]}")
			.receiveText("{\"data\":[4,5],#}")
			.receiveText("{\"data\":[6]}")
			.close(1000, "");
		assertThat(this.events).containsExactly("1 null {\"data\":[1,2]}\n{\"data\":[3]}", "2 null {\"data\":[4,5],#}",
				"3 null 6", "close");
	}

	@Test
	@Contract("5.34")
	void aFrameMayBeAnArrayAsAWhole() {
		noting("", (settings) -> settings).connection()
			.open()
			.receiveText("[{\"type\":\"a\"},{\"type\":\"b\"}]")
			.receiveText("{\"type\":\"c\"}");
		assertThat(this.events).containsExactly("1 a {\"type\":\"a\"}", "1 b {\"type\":\"b\"}", "2 c {\"type\":\"c\"}");
	}

	@Test
	@Contract("5.34")
	void aPartThatAMessageLacksIsThatOfItsFrame() {
		FakeSocketTask task = task("/data", (settings) -> settings);
		task.onMessage((result) -> this.events.add(result.context().payload("/symbol", String.class) + " "
				+ result.context().payload("/price", Integer.class) + " " + result.context().payload("/x", int.class)));
		task.connection()
			.open()
			.receiveText("{\"symbol\":\"SPX\",\"data\":[{\"price\":1},{\"price\":2,\"symbol\":\"NDX\"}]}");
		assertThat(this.events).containsExactly("SPX 1 null", "NDX 2 null");
	}

	@Test
	@Contract("5.34")
	void aListIsOfOneFrameThoughNobodyWantedTheOneBefore() {
		FakeSocketTask task = task("/data", (settings) -> settings);
		Registration first = task.onMessages(Integer.class, (result) -> this.events.add("first"));
		task.onMessage(String.class, (result) -> {
			if (result.data().equals("2")) {
				first.remove();
			}
		});
		FakeSocketConnection connection = task.connection().open().receiveText("{\"data\":[1,2,3]}");
		task.onMessages(Integer.class, (result) -> this.events.add("second " + result.data()));
		connection.receiveText("{\"data\":[4,5]}");
		assertThat(this.events).containsExactly("second [4, 5]");
	}

	@ParameterizedTest
	@EnumSource(value = ReceiveMode.class, names = { "SERIAL", "INLINE" })
	@Contract("5.34")
	void whenPausedInTheMiddleOfAFrameThenTheRestOfItWaits(ReceiveMode mode) {
		FakeSocketTask task = task("/data", (settings) -> settings.withMode(mode));
		task.onMessage((result) -> {
			this.events.add((String) result.data());
			if (result.data().equals("2")) {
				task.pause();
			}
		});
		FakeSocketConnection connection = task.connection()
			.open()
			.receiveText("{\"data\":[1,2,3,4]}")
			.receiveText("{\"data\":[5]}");
		assertThat(this.events).containsExactly("1", "2");
		task.resume();
		assertThat(this.events).containsExactly("1", "2", "3", "4", "5");
		connection.close(1000, "");
		assertThat(this.events).last().isEqualTo("close");
	}

	@ParameterizedTest
	@EnumSource(value = ReceiveMode.class, names = { "SERIAL", "INLINE", "PER_KEY" })
	@Contract({ "5.34", "5.35" })
	void whenAMessageOfAFrameComesAgainThenTheRestOfTheFrameWaits(ReceiveMode mode) {
		FakeSocketTask task = task("/data",
				(settings) -> settings.withMode(mode)
					.withKey("/key")
					.withRetry(settings.retry().withMaxRetries(1).withDelay(Duration.ofSeconds(1))));
		task.onMessage((result) -> {
			this.events.add((String) result.data());
			if (this.events.size() == 2) {
				throw new IllegalStateException("no luck");
			}
		});
		FakeSocketConnection connection = task.connection()
			.open()
			.receiveText("{\"data\":[1,2,3]}")
			.receiveText("{\"data\":[4]}");
		assertThat(this.events).containsExactly("1", "2");
		connection.elapse(Duration.ofSeconds(1));
		assertThat(this.events).containsExactly("1", "2", "2", "3", "4");
		connection.close(1000, "");
		assertThat(this.events).last().isEqualTo("close");
	}

	@Test
	@Contract("5.34")
	void aSubscriberThatAsksForOneGetsOneMessageOfAFrame() {
		FakeSocketTask task = task("/data", (settings) -> settings);
		Reader<String> reader = new Reader<>();
		task.messages(String.class).subscribe(reader);
		FakeSocketConnection connection = task.connection().open().receiveText("{\"data\":[1,2,3]}");
		assertThat(reader.signals()).isEmpty();
		reader.request(2);
		assertThat(reader.signals()).containsExactly("1", "2");
		reader.request(5);
		connection.receiveText("{\"data\":[4]}");
		assertThat(reader.signals()).containsExactly("1", "2", "3", "4");
	}

	@Test
	@Contract("5.34")
	void aListHasTheWantedMessagesOfAFrameWhereNoBatchSizeIsSet() {
		FakeSocketTask task = task("/data", (settings) -> settings);
		task.onMessages(Integer.class, (result) -> this.events.add(result.data().toString()));
		task.onMessages(MessageFilter.ofType("trade"), String.class,
				(result) -> this.events.add("trades " + result.data().size()));
		task.connection()
			.open()
			.receiveText("{\"type\":\"x\",\"data\":[1,2,3]}")
			.receiveText("{\"type\":\"x\",\"data\":[4]}")
			.receiveText("{\"type\":\"trade\",\"data\":[5,6]}");
		assertThat(this.events).containsExactly("[1, 2, 3]", "[4]", "[5, 6]", "trades 2");
	}

	@Test
	@Contract("5.34")
	void aListIsGatheredOverFramesWhereABatchSizeIsSet() {
		FakeSocketTask task = task("/data",
				(settings) -> settings.withBatchSize(4).withBatchTimeout(Duration.ofSeconds(1)));
		task.onMessages(Integer.class, (result) -> this.events.add(result.data().toString()));
		task.connection().open().receiveText("{\"data\":[1,2,3]}").receiveText("{\"data\":[4,5]}").close(1000, "");
		assertThat(this.events).containsExactly("[1, 2, 3, 4]", "[5]", "close");
	}

}
