package io.github.sockettask.client.handler;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import io.github.sockettask.MessageContext;
import io.github.sockettask.MessageFilter;
import io.github.sockettask.MessageMatch;
import io.github.sockettask.SocketTaskListener;
import io.github.sockettask.client.message.FakeMessageFields;
import io.github.sockettask.client.message.MessageReader;
import io.github.sockettask.client.message.ReceivedMessage;
import io.github.sockettask.client.message.ReceivedMessages;
import io.github.sockettask.client.message.Route;
import io.github.sockettask.client.message.RouteConditions;
import io.github.sockettask.client.message.RouteLookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link RouteTable}, {@link RouteTable.Entry}, {@link RouteLookup} and
 * {@link RouteConditions}.
 */
class RouteTableTests {

	private static final String TRADE = "type=trade,symbol=SPX";

	private static final String QUOTE = "type=quote,symbol=NDX";

	private final FakeMessageFields fields = new FakeMessageFields();

	private final MessageReader reading = ReceivedMessages.reading(this.fields);

	private final List<Route> routes = new ArrayList<>();

	private RouteTableTests route(String name, MessageFilter filter) {
		this.routes.add(new MessageRoutes.ListenerRoute(new NamedListener(name), filter));
		return this;
	}

	private static MessageFilter type(String... types) {
		return MessageFilter.all().types(List.of(types));
	}

	private RouteTable table() {
		return new RouteTable(this.routes, this.reading);
	}

	private ReceivedMessage received(Object data) {
		return ReceivedMessages.received(data, this.reading);
	}

	private List<String> wanting(Object data) {
		ReceivedMessage message = received(data);
		RouteTable table = table();
		RouteConditions.Answers answers = table.answers(message);
		return Arrays.stream(table.wanting(message))
			.filter((test) -> test.accepts(message, answers))
			.map((test) -> test.route().handler().toString())
			.toList();
	}

	private static List<String> names(RouteTable.Entry[] tests) {
		return Stream.of(tests).map((test) -> test.route().handler().toString()).toList();
	}

	@Test
	void handlersOfATypeAndOfNoneAreChosenInOrder() {
		route("trade", type("trade")).route("any", MessageFilter.all())
			.route("both", type("quote", "trade"))
			.route("quote", type("quote"));
		assertThat(wanting(TRADE)).containsExactly("trade", "any", "both");
		assertThat(wanting(QUOTE)).containsExactly("any", "both", "quote");
		assertThat(wanting("type=other")).containsExactly("any");
		assertThat(wanting("symbol=SPX")).containsExactly("any");
	}

	@Test
	void handlersOfOtherTypesAreNotAsked() {
		route("trade", type("trade")).route("quote", type("quote"));
		assertThat(names(table().wanting(received(TRADE)))).containsExactly("trade");
		assertThat(table().wanting(received("type=other"))).isEmpty();
	}

	@Test
	void allThatAHandlerAsksForMustHold() {
		route("all",
				type("trade").match(MessageMatch.parse("/symbol=S*"))
					.match(MessageMatch.parse("/price"))
					.condition((message) -> "7".equals(message.field("/price"))));
		assertThat(wanting(TRADE + ",price=7")).containsExactly("all");
		assertThat(wanting(TRADE + ",price=8")).isEmpty();
		assertThat(wanting(TRADE)).isEmpty();
		assertThat(wanting(QUOTE + ",price=7")).isEmpty();
		assertThat(wanting("type=trade,symbol=NDX,price=7")).isEmpty();
	}

	@Test
	void textAndBytesAreToldApart() {
		route("text", MessageFilter.all().text()).route("bytes", MessageFilter.all().binary())
			.route("none", MessageFilter.none());
		assertThat(wanting(TRADE)).containsExactly("text");
		assertThat(wanting(new byte[1])).containsExactly("bytes");
	}

	@Test
	void aMessageIsReadOnceForAllHandlers() {
		route("trade", type("trade")).route("like", MessageFilter.all().match(MessageMatch.parse("/symbol=S*")))
			.route("there", MessageFilter.all().match(MessageMatch.parse("/symbol")));
		ReceivedMessage message = received(TRADE);
		RouteTable table = table();
		Stream.of(table.wanting(message)).forEach((test) -> assertThat(test.accepts(message, null)).isTrue());
		table.unmatched(message);
		assertThat(message.type()).isEqualTo("trade");
		assertThat(message.field("/symbol")).isEqualTo("SPX");
		assertThat(this.fields.reads).hasValue(1);
	}

	@Test
	void noMessageIsReadWhereNobodyLooksInto() {
		route("any", MessageFilter.all()).route("conditional", MessageFilter.all().condition((message) -> true))
			.route("asleep", MessageFilter.none().types(List.of("trade")));
		assertThat(wanting(TRADE)).containsExactly("any", "conditional");
		assertThat(this.fields.reads).hasValue(0);
	}

	@Test
	void withoutConditionsThereAreNoAnswers() {
		route("trade", type("trade"));
		assertThat(table().answers(received(TRADE))).isNull();
	}

	@Test
	void aConditionIsAskedOnceAndOnlyIfAllElseHolds() {
		List<MessageContext> asked = new ArrayList<>();
		Predicate<MessageContext> condition = asked::add;
		route("one", MessageFilter.all().condition(condition)).route("two", type("trade").condition(condition))
			.route("never", MessageFilter.all().binary().condition((message) -> {
				throw new IllegalStateException("asked");
			}));
		assertThat(wanting(TRADE)).containsExactly("one", "two");
		assertThat(asked).hasSize(1);
		wanting(TRADE);
		assertThat(asked).hasSize(2);
	}

	@Test
	void aConditionThatThrowsDoesSoOnceForAMessageAndDoesNotHold() {
		Predicate<MessageContext> broken = (message) -> {
			throw new IllegalStateException("broken");
		};
		route("one", MessageFilter.all().condition(broken)).route("two", MessageFilter.all().condition(broken));
		RouteTable table = table();
		ReceivedMessage message = received(TRADE);
		RouteConditions.Answers answers = table.answers(message);
		RouteTable.Entry[] tests = table.wanting(message);
		assertThatIllegalStateException().isThrownBy(() -> tests[0].accepts(message, answers));
		assertThat(tests[1].accepts(message, answers)).isFalse();
		assertThat(tests[1].accepts(message, table.answers(message))).isFalse();
		ReceivedMessage other = received(TRADE);
		assertThatIllegalStateException().isThrownBy(() -> tests[1].accepts(other, table.answers(other)));
	}

	@RepeatedTest(50)
	void aConditionIsAskedOnceByThreadsAtTheSameTimeAndBothHearTheAnswer() throws Exception {
		AtomicInteger asked = new AtomicInteger();
		CountDownLatch asking = new CountDownLatch(1);
		route("list", MessageFilter.all().condition((message) -> {
			asking.countDown();
			Thread.yield();
			return asked.incrementAndGet() == 1;
		}));
		RouteTable table = table();
		ReceivedMessage message = received(TRADE);
		RouteTable.Entry test = table.wanting(message)[0];
		FutureTask<Boolean> first = new FutureTask<>(() -> test.accepts(message, table.answers(message)));
		new Thread(first).start();
		assertThat(asking.await(10, TimeUnit.SECONDS)).isTrue();
		assertThat(test.accepts(message, table.answers(message))).isTrue();
		assertThat(first.get(10, TimeUnit.SECONDS)).isTrue();
		assertThat(asked).hasValue(1);
	}

	@Test
	void whatNobodyWantsIsAskedForByTypeToo() {
		route("any", MessageFilter.all()).route("rest", MessageFilter.all().unmatched())
			.route("rest of trades", type("trade").unmatched());
		assertThat(wanting(TRADE)).containsExactly("any");
		assertThat(names(table().unmatched(received(TRADE)))).containsExactly("rest", "rest of trades");
		assertThat(names(table().unmatched(received(QUOTE)))).containsExactly("rest");
	}

	@Test
	void whoWantsListsIsAskedForTheTypeOfEachMessage() {
		this.routes.add(new MessageRoutes.ListenerListRoute(new NamedListener("list"), type("trade")));
		RouteTable table = table();
		RouteTable.Entry test = table.lists()[0];
		assertThat(table.isWanted(test, received(TRADE), null)).isTrue();
		assertThat(table.isWanted(test, received(QUOTE), null)).isFalse();
	}

	private record NamedListener(String name) implements SocketTaskListener {

		@Override
		public String toString() {
			return this.name;
		}

	}

}
