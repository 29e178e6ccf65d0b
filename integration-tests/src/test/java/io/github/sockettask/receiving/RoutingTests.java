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
import io.github.sockettask.OnCloseCallbackResult;
import io.github.sockettask.OnMessageCallback;
import io.github.sockettask.OnMessageCallbackResult;
import io.github.sockettask.OnWritableCallback;
import io.github.sockettask.Registration;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskListener;
import io.github.sockettask.contract.Contract;
import io.github.sockettask.test.task.FakeSocketConnection;
import io.github.sockettask.test.task.FakeSocketTask;
import io.github.sockettask.test.task.FakeSocketTaskFactory;

import static org.assertj.core.api.Assertions.assertThat;
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

	private Registration handler(String name) {
		return this.task.onMessage(String.class, noting(name));
	}

	private Registration handler(MessageFilter filter, String name) {
		return this.task.onMessage(filter, String.class, noting(name));
	}

	private OnMessageCallback<String> noting(String name) {
		return (result) -> this.events.add(name + " " + result.context().sequence() + ":" + result.context().type());
	}

	private void receive(Object... messages) {
		for (Object message : messages) {
			this.connection.receive(message);
		}
	}

	@Test
	@Contract("5.31")
	void aMessageGoesToEveryHandlerOfItsTypeAndToThoseThatAskForNone() {
		handler(MessageFilter.ofType("trade"), "trade");
		handler(MessageFilter.ofType("trade", "quote"), "both");
		handler("all");
		receive(TRADE, QUOTE, PLAIN);
		assertThat(this.events).containsExactly("trade 1:trade", "both 1:trade", "all 1:trade", "both 2:quote",
				"all 2:quote", "all 3:null");
	}

	@Test
	@Contract("5.33")
	void aMessageOfAConnectionWithoutASubProtocolHasNone() {
		List<MessageContext> messages = new ArrayList<>();
		this.task.onMessage((result) -> messages.add(result.context()));
		receive(PLAIN);
		assertThat(messages).singleElement().extracting(MessageContext::protocol).isNull();
	}

	@Test
	@Contract("5.31")
	void valuesMayHaveToBeEqualOrLikeAPatternOrThere() {
		handler(MessageFilter.all().match("/symbol=SPX"), "equal");
		handler(MessageFilter.all().match("/symbol=SPX*"), "like");
		handler(MessageFilter.all().match("/symbol=*.*"), "in");
		handler(MessageFilter.all().match("/price"), "there");
		handler(MessageFilter.all().match("/price=8").match("/symbol"), "number");
		handler(MessageFilter.all().match("/none"), "missing");
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
		handler(MessageFilter.all().condition(expensive), "first");
		handler(MessageFilter.all().condition(expensive), "second");
		handler(MessageFilter.ofType("none").condition(expensive), "never");
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
		handler(MessageFilter.all().condition(broken), "first");
		handler(MessageFilter.all().condition(broken), "second");
		handler("other");
		receive(TRADE);
		assertThat(this.events).containsExactly("error broken", "other 1:trade");
	}

	@Test
	@Contract("5.31")
	void aConditionThatThrowsKeepsAMessageFromItsLists() {
		this.task.onMessages(MessageFilter.all().condition((message) -> {
			if (PLAIN.equals(message.data())) {
				throw new IllegalStateException("broken");
			}
			return true;
		}), String.class, (result) -> this.events.add("list " + result.data().size()));
		receive(TRADE, PLAIN);
		assertThat(this.events).containsExactly("list 1", "error broken");
	}

	@Test
	@Contract("5.31")
	void whatNobodyWantsGoesToThoseThatWantThat() {
		handler(MessageFilter.ofType("trade"), "trade");
		handler(MessageFilter.all().unmatched(), "rest");
		handler(MessageFilter.ofType("quote").unmatched(), "rest of quotes");
		this.task.onMessage(byte[].class, (result) -> this.events.add("bytes"));
		receive(TRADE, QUOTE, PLAIN, new byte[1]);
		assertThat(this.events).containsExactly("trade 1:trade", "rest 2:quote", "rest of quotes 2:quote",
				"rest 3:null", "bytes");
	}

	private static Stream<Consumer<RoutingTests>> handlersThatLookIntoMessages() {
		return Stream.of((test) -> test.handler(MessageFilter.ofType("trade"), "trade"),
				(test) -> test.handler(MessageFilter.all().match("/price"), "match"),
				(test) -> test.handler(MessageFilter.all().condition((message) -> "7".equals(message.field("/price"))),
						"condition"),
				(test) -> test.task.onMessages(MessageFilter.ofType("trade"), String.class,
						(result) -> test.events.add("list")),
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
		handler(MessageFilter.ofType("trade"), "trade");
		Registration rest = handler(MessageFilter.all().unmatched(), "rest");
		receive("{\"x\":#,\"type\":\"trade\"}");
		rest.remove();
		handler("all");
		receive("{\"x\":#,\"type\":\"trade\"}");
		assertThat(this.events).containsExactly("rest 1:null", "all 2:null");
	}

	@Test
	@Contract("5.38")
	void aTextThatBeginsWithAByteOrderMarkIsUnderstood() {
		handler(MessageFilter.ofType("trade"), "trade");
		this.task.onMessage(MessageFilter.all().match("/symbol=S*"), Trade.class,
				(result) -> this.events.add("price " + result.data().price()));
		receive("\ufeff" + TRADE, ("\ufeff" + TRADE).getBytes(StandardCharsets.UTF_8));
		assertThat(this.events).containsExactly("trade 1:trade", "price 7", "price 7");
	}

	@Test
	@Contract("5.31")
	void whatASubscriberWantsIsNotWhatNobodyWants() {
		handler(MessageFilter.all().unmatched(), "rest");
		Reader<Object> trades = new Reader<>();
		this.task.messages(byte[].class).subscribe(trades);
		trades.request(9);
		receive(TRADE, new byte[1]);
		this.task.onMessage(MessageFilter.all().unmatched(), (result) -> this.events.add("rest of bytes"));
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
		handler(MessageFilter.all().unmatched(), "rest");
		receive(TRADE, QUOTE, PLAIN);
		assertThat(this.events).containsExactly("/price=7 trade", "all trade", "type quote quote", "all quote",
				"all null", "rest 3:null");
	}

	@Test
	@Contract("5.32")
	void aCallbackReplacesTheOneBeforeUnlessItHasAFilter() {
		handler("first");
		handler("second");
		handler(MessageFilter.ofType("trade"), "trade");
		receive(TRADE, PLAIN);
		assertThat(this.events).containsExactly("second 1:trade", "trade 1:trade", "second 2:null");
	}

	@Test
	@Contract("5.32")
	void aCallbackThatIsRemovedGetsNothingAnyMore() {
		Registration all = handler("all");
		Registration trade = handler(MessageFilter.ofType("trade"), "trade");
		all.remove();
		receive(TRADE);
		trade.remove();
		receive(TRADE);
		assertThat(this.events).containsExactly("trade 1:trade");
	}

	@Test
	@Contract("5.32")
	void aFilterThatIsWrongAddsNothing() {
		handler("all");
		assertThatIllegalArgumentException().isThrownBy(() -> handler(MessageFilter.all().match("symbol=x"), "wrong"));
		assertThatIllegalArgumentException().isThrownBy(() -> handler(MessageFilter.all().match("/a~b=x"), "wrong"));
		MessageFilter unmatched = MessageFilter.all().unmatched();
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.task.onMessages(unmatched, String.class, (result) -> this.events.add("list")))
			.withMessageContaining("lists");
		assertThatIllegalArgumentException().isThrownBy(() -> this.task.messages(unmatched, String.class))
			.withMessageContaining("stream");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.task.messages(MessageFilter.all().match("/a~b=x"), String.class));
		receive(TRADE);
		assertThat(this.events).containsExactly("all 1:trade");
	}

	@Test
	@Contract("5.32")
	void aFilterWithoutAWishIsAnAdditionalCallbackToo() {
		handler("set");
		handler(MessageFilter.all(), "added");
		handler("replacing");
		receive(PLAIN);
		assertThat(this.events).containsExactly("added 1:null", "replacing 1:null");
	}

	@Test
	@Contract("5.31")
	void aFilterAndATypeMustBothFit() {
		handler(MessageFilter.all().binary(), "never");
		this.task.onMessage(MessageFilter.all().binary(), Trade.class,
				(result) -> this.events.add("binary " + result.data().price()));
		this.task.onMessage(MessageFilter.ofType("quote"), Named.class, (result) -> this.events.add("never"));
		receive(TRADE, TRADE.getBytes(StandardCharsets.UTF_8), "{\"type\":\"named\",\"price\":1}");
		assertThat(this.events).containsExactly("binary 7");
	}

	@Test
	@Contract("5.31")
	void aSubscriberGetsTheMessagesThatPassItsFilter() {
		Reader<Trade> trades = new Reader<>();
		this.task.messages(MessageFilter.ofType("trade").match("/price=7"), Trade.class).subscribe(trades);
		trades.request(9);
		handler(MessageFilter.all().unmatched(), "rest");
		receive(TRADE, QUOTE, PLAIN, TRADE.replace("7", "8"));
		assertThat(trades.signals()).containsExactly("Trade[type=trade, symbol=SPX, price=7]");
		assertThat(this.events).containsExactly("rest 2:quote", "rest 3:null", "rest 4:trade");
	}

	@Test
	@Contract("5.39")
	void aCallbackOfAnyEventCanBeRemovedAndNotItsSuccessor() {
		Registration error = this.task.onError((result) -> this.events.add("replaced"));
		this.task.onError((result) -> this.events.add("error"));
		error.remove();
		Registration close = this.task.onClose((result) -> this.events.add("close"));
		OnWritableCallback writable = () -> this.events.add("writable");
		Registration first = this.task.onWritable(writable);
		this.task.onWritable(writable);
		first.remove();
		first.remove();
		Registration open = this.task.onOpen((result) -> this.events.add("open"));
		Registration letters = this.task.onDeadLetter((letter) -> this.events.add("letter"));
		List.of(close, open, letters).forEach(Registration::remove);
		handler("all");
		this.task.onMessage(MessageFilter.all(), (result) -> {
			throw new IllegalStateException("no luck");
		});
		receive(PLAIN);
		this.connection.close(4000, "bye");
		assertThat(this.events).containsExactly("all 1:null", "error");
	}

	@Test
	@Contract("5.39")
	void aListenerThatIsRemovedGetsNoEventsAndTheSameOneAddedAgainDoes() {
		SocketTaskListener listener = new FilteredListener(MessageFilter.all());
		Registration first = this.task.addListener(listener);
		this.task.addListener(listener);
		receive(TRADE);
		first.remove();
		first.remove();
		receive(QUOTE);
		assertThat(this.events).containsExactly("all trade", "all trade", "all quote");
	}

	@Test
	@Contract("5.39")
	void aListenerMayRemoveItselfWhileItHandlesAnEvent() {
		List<Registration> own = new ArrayList<>();
		own.add(this.task.addListener(new SocketTaskListener() {

			@Override
			public void onMessage(SocketTask task, OnMessageCallbackResult<Object> result) {
				RoutingTests.this.events.add("message");
				own.get(0).remove();
			}

			@Override
			public void onClose(SocketTask task, OnCloseCallbackResult result) {
				RoutingTests.this.events.add("close");
			}

		}));
		receive(TRADE, QUOTE);
		this.connection.close(4000, "bye");
		assertThat(this.events).containsExactly("message");
	}

	@Test
	@Contract("5.39")
	void handlersMayBeAddedAndRemovedByManyThreads() throws Exception {
		List<Thread> threads = new ArrayList<>();
		for (int i = 0; i < 4; i++) {
			threads.add(new Thread(() -> {
				for (int j = 0; j < 200; j++) {
					Registration listener = this.task.addListener(new FilteredListener(MessageFilter.all()));
					Registration callback = handler(MessageFilter.ofType("trade"), "trade");
					listener.remove();
					callback.remove();
					listener.remove();
				}
			}));
		}
		threads.forEach(Thread::start);
		for (Thread thread : threads) {
			thread.join(10_000);
		}
		receive(TRADE);
		assertThat(this.events).isEmpty();
	}

	@Test
	@Contract("5.33")
	void aMessageIsConvertedOnceForEachType() {
		List<Object> trades = new ArrayList<>();
		this.task.onMessage(MessageFilter.ofType("trade"), Trade.class, (result) -> trades.add(result.data()));
		this.task.onMessage(MessageFilter.all().match("/price"), Trade.class, (result) -> trades.add(result.data()));
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
		this.task.onMessage(MessageFilter.all().condition((message) -> true), ByteBuffer.class, reading);
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
