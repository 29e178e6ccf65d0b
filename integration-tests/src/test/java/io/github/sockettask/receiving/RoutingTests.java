package io.github.sockettask.receiving;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.sockettask.DeadLetter;
import io.github.sockettask.MessageContext;
import io.github.sockettask.MessageFilter;
import io.github.sockettask.MessageMatch;
import io.github.sockettask.MessageRoute;
import io.github.sockettask.OnMessageCallback;
import io.github.sockettask.OnMessageCallbackResult;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskListener;
import io.github.sockettask.contract.Contract;
import io.github.sockettask.test.task.FakeSocketConnection;
import io.github.sockettask.test.task.FakeSocketTask;
import io.github.sockettask.test.task.FakeSocketTaskFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Which handlers a message goes to.
 */
class RoutingTests {

	private static final String TRADE = "{\"type\":\"trade\",\"symbol\":\"SPX\",\"price\":7}";

	private static final String QUOTE = "{\"type\":\"quote\",\"symbol\":\"SPX.X\",\"price\":8}";

	private static final String PLAIN = "hello";

	private final List<String> events = new ArrayList<>();

	private final FakeSocketTask task = new FakeSocketTaskFactory().createTask("x");

	private final FakeSocketConnection connection = this.task.connection().open();

	RoutingTests() {
		this.task.onError((result) -> this.events.add("error " + result.errMsg()));
	}

	private MessageRoute<String> handler(String name) {
		return this.task.onMessage(String.class,
				(result) -> this.events.add(name + " " + result.context().sequence() + ":" + result.context().type()));
	}

	private void receive(Object... messages) {
		for (Object message : messages) {
			this.connection.receive(message);
		}
	}

	@Test
	@Contract("5.31")
	void aMessageGoesToEveryHandlerOfItsTypeAndToThoseThatAskForNone() {
		handler("trade").type("trade");
		handler("both").type("trade", "quote");
		handler("all");
		receive(TRADE, QUOTE, PLAIN);
		assertThat(this.events).containsExactly("trade 1:trade", "both 1:trade", "all 1:trade", "both 2:quote",
				"all 2:quote", "all 3:null");
	}

	@Test
	@Contract("5.31")
	void valuesMayHaveToBeEqualOrLikeAPatternOrThere() {
		handler("equal").match("/symbol=SPX");
		handler("like").match("/symbol=SPX*");
		handler("in").match("/symbol=*.*");
		handler("there").match("/price");
		handler("number").match("/price=8").match("/symbol");
		handler("missing").match("/none");
		receive(TRADE, QUOTE, PLAIN);
		assertThat(this.events).containsExactly("equal 1:trade", "like 1:trade", "there 1:trade", "like 2:quote",
				"in 2:quote", "there 2:quote", "number 2:quote");
	}

	@Test
	@Contract("5.31")
	void aConditionIsAskedOnceForAMessageWhoeverHasIt() {
		List<String> asked = new ArrayList<>();
		Predicate<MessageContext> expensive = (message) -> {
			asked.add("asked");
			return "8".equals(message.field("/price"));
		};
		handler("first").when(expensive);
		handler("second").when(expensive);
		handler("never").type("none").when(expensive);
		receive(TRADE, QUOTE);
		assertThat(this.events).containsExactly("first 2:quote", "second 2:quote");
		assertThat(asked).hasSize(2);
	}

	@Test
	@Contract("5.31")
	void aConditionThatThrowsIsToldOnceAndKeepsItsHandlersFromTheMessage() {
		Predicate<MessageContext> broken = (message) -> {
			throw new IllegalStateException("broken");
		};
		handler("first").when(broken);
		handler("second").when(broken);
		handler("other");
		receive(TRADE);
		assertThat(this.events).containsExactly("error broken", "other 1:trade");
	}

	@Test
	@Contract("5.31")
	void aConditionThatThrowsKeepsAMessageFromItsLists() {
		this.task.onMessages(String.class, (result) -> this.events.add("list " + result.data().size()))
			.when((message) -> {
				if (PLAIN.equals(message.data())) {
					throw new IllegalStateException("broken");
				}
				return true;
			});
		receive(TRADE, PLAIN);
		assertThat(this.events).containsExactly("list 1", "error broken");
	}

	@Test
	@Contract("5.31")
	void whatNobodyWantsGoesToThoseThatWantThat() {
		handler("trade").type("trade");
		handler("rest").unmatched();
		handler("rest of quotes").type("quote").unmatched();
		this.task.onMessage(byte[].class, (result) -> this.events.add("bytes"));
		receive(TRADE, QUOTE, PLAIN, new byte[1]);
		assertThat(this.events).containsExactly("trade 1:trade", "rest 2:quote", "rest of quotes 2:quote",
				"rest 3:null", "bytes");
	}

	private static Stream<Consumer<RoutingTests>> handlersThatLookIntoMessages() {
		return Stream.of((test) -> test.handler("trade").type("trade"), (test) -> test.handler("match").match("/price"),
				(test) -> test.handler("condition").when((message) -> "7".equals(message.field("/price"))),
				(test) -> test.task.onMessages(String.class, (result) -> test.events.add("list")).type("trade"),
				RoutingTests::subscribe);
	}

	private void subscribe() {
		Reader<Named> subscriber = new Reader<>();
		this.task.messages(Named.class).subscribe(subscriber);
		subscriber.request(9);
	}

	@ParameterizedTest
	@MethodSource("handlersThatLookIntoMessages")
	@Contract("5.38")
	void jsonThatIsBrokenInFrontOfWhatIsLookedUpIsAnErrorAndADeadLetter(Consumer<RoutingTests> handlers) {
		List<DeadLetter> deadLetters = new ArrayList<>();
		this.task.onDeadLetter(deadLetters::add);
		handlers.accept(this);
		receive("{\"x\":#,\"type\":\"trade\",\"price\":7}", "{\"x\":#,\"type\":\"trade\"}".getBytes(), PLAIN);
		assertThat(this.events).hasSize(2);
		assertThat(this.events.get(0))
			.startsWith("error Text message can't be read, so no handler can be chosen by it: ");
		assertThat(this.events.get(1))
			.startsWith("error Binary message can't be read, so no handler can be chosen by it: ");
		assertThat(deadLetters).extracting(DeadLetter::handler)
			.map(Object::toString)
			.containsOnly("the choice of a handler");
		assertThat(deadLetters).extracting((letter) -> letter.message().sequence()).containsExactly(1L, 2L);
	}

	@Test
	@Contract("5.38")
	void jsonThatIsBrokenGoesToHandlersThatDoNotLookIntoItAndToThoseOfUnmatchedMessages() {
		handler("trade").type("trade");
		MessageRoute<String> rest = handler("rest").unmatched();
		receive("{\"x\":#,\"type\":\"trade\"}");
		rest.remove();
		handler("all");
		receive("{\"x\":#,\"type\":\"trade\"}");
		assertThat(this.events).containsExactly("rest 1:null", "all 2:null");
	}

	@Test
	@Contract("5.38")
	void aTextThatBeginsWithAByteOrderMarkIsUnderstood() {
		handler("trade").type("trade");
		this.task.onMessage(Trade.class, (result) -> this.events.add("price " + result.data().price()))
			.match("/symbol=S*");
		receive("\ufeff" + TRADE, ("\ufeff" + TRADE).getBytes(StandardCharsets.UTF_8));
		assertThat(this.events).containsExactly("trade 1:trade", "price 7", "price 7");
	}

	@Test
	@Contract("5.31")
	void whatASubscriberWantsIsNotWhatNobodyWants() {
		handler("rest").unmatched();
		Reader<Object> trades = new Reader<>();
		this.task.messages(byte[].class).subscribe(trades);
		trades.request(9);
		receive(TRADE, new byte[1]);
		this.task.onMessage((result) -> this.events.add("rest of bytes")).unmatched();
		receive(new byte[1], QUOTE);
		assertThat(this.events).containsExactly("rest 1:trade", "rest 4:quote", "rest of bytes");
		assertThat(trades.signals()).hasSize(2);
		trades.cancel();
		receive(new byte[1]);
		assertThat(this.events).endsWith("rest of bytes", "rest of bytes");
	}

	@Test
	@Contract("5.31")
	void aListenerAsksByItsFilterAndOneThatHandlesNoMessagesWantsNone() {
		this.task.addListener(new SocketTaskListener() {
		});
		this.task.addListener(new FilteredListener(MessageFilter.all().types(List.of("quote"))));
		this.task.addListener(new FilteredListener(MessageFilter.all().match(MessageMatch.parse("/price=7"))));
		this.task.addListener(new FilteredListener(MessageFilter.all().observing()));
		handler("rest").unmatched();
		receive(TRADE, QUOTE, PLAIN);
		assertThat(this.events).containsExactly("/price=7 trade", "all trade", "type quote quote", "all quote",
				"all null", "rest 3:null");
	}

	@Test
	@Contract("5.32")
	void aCallbackReplacesTheOneBeforeUnlessItIsNarrowed() {
		handler("first");
		handler("second");
		handler("trade").type("trade");
		receive(TRADE, PLAIN);
		assertThat(this.events).containsExactly("second 1:trade", "trade 1:trade", "second 2:null");
	}

	@Test
	@Contract("5.32")
	void aCallbackThatIsRemovedGetsNothingAnyMore() {
		MessageRoute<String> all = handler("all");
		MessageRoute<String> trade = handler("trade").type("trade");
		all.remove();
		receive(TRADE);
		trade.remove();
		receive(TRADE);
		assertThat(this.events).containsExactly("trade 1:trade");
	}

	@Test
	@Contract("5.32")
	void aCallbackThatCannotBeNarrowedStaysAsItIs() {
		MessageRoute<String> all = handler("all");
		assertThatIllegalArgumentException().isThrownBy(() -> all.match("symbol=x"));
		assertThatIllegalArgumentException().isThrownBy(() -> all.match("/a~b=x"));
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> this.task.onMessages(String.class, (result) -> {
			}).unmatched());
		receive(TRADE);
		assertThat(this.events).containsExactly("all 1:trade");
	}

	@Test
	@Contract("5.33")
	void aMessageIsConvertedOnceForEachType() {
		List<Object> trades = new ArrayList<>();
		this.task.onMessage(Trade.class, (result) -> trades.add(result.data())).type("trade");
		this.task.onMessage(Trade.class, (result) -> trades.add(result.data())).match("/price");
		this.task.onMessage((result) -> trades.add(result.context().payload(Trade.class)));
		receive(TRADE);
		assertThat(trades).hasSize(3).allSatisfy((trade) -> assertThat(trade).isSameAs(trades.get(0)));
	}

	@Test
	@Contract("5.33")
	void whatOneHandlerHasReadOfABufferIsThereForTheOthers() {
		List<Integer> remaining = new ArrayList<>();
		OnMessageCallback<ByteBuffer> reading = (result) -> {
			remaining.add(result.data().remaining());
			result.data().getInt();
		};
		this.task.onMessage(ByteBuffer.class, reading);
		this.task.onMessage(ByteBuffer.class, reading).when((message) -> true);
		receive(new byte[4]);
		assertThat(remaining).containsExactly(4, 4);
		assertThat(this.events).isEmpty();
	}

	@Test
	@Contract("5.33")
	void aMessageKnowsWhereItCameFrom() {
		List<MessageContext> messages = new ArrayList<>();
		this.task.onMessage((result) -> messages.add(result.context()));
		receive(TRADE);
		assertThat(messages).singleElement().satisfies((message) -> {
			assertThat(message.socketTaskId()).isEqualTo(this.task.socketTaskId());
			assertThat(message.sequence()).isEqualTo(1);
			assertThat(message.data()).isEqualTo(TRADE);
			assertThat(message.field("/symbol")).isEqualTo("SPX");
			assertThat(message.payload("/price", int.class)).isEqualTo(7);
			assertThat(message).hasToString("text message of " + TRADE.length() + " characters, number 1 of connection "
					+ this.task.socketTaskId() + " of task 'x'");
		});
	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
	@JsonTypeName("named")
	record Named(int price) {

	}

	record Trade(String type, String symbol, int price) {

	}

	private final class FilteredListener implements SocketTaskListener {

		private final MessageFilter filter;

		FilteredListener(MessageFilter filter) {
			this.filter = filter;
		}

		@Override
		public MessageFilter filter() {
			return this.filter;
		}

		@Override
		public void onMessage(SocketTask task, OnMessageCallbackResult<Object> result) {
			RoutingTests.this.events.add(this.filter + " " + result.context().type());
		}

	}

}
