package io.github.sockettask.receiving;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.junit.jupiter.api.Test;

import io.github.sockettask.MessageFilter;
import io.github.sockettask.MessageType;
import io.github.sockettask.contract.Contract;
import io.github.sockettask.test.task.FakeSocketConnection;
import io.github.sockettask.test.task.FakeSocketTask;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which messages callbacks and streams get whose types say it.
 */
class TypedRoutingTests {

	private final List<String> events = new ArrayList<>();

	private final FakeSocketTask task = new FakeSocketTask("x");

	private final FakeSocketConnection connection = this.task.connection().open();

	TypedRoutingTests() {
		this.task.onError((result) -> this.events.add("error " + result.errMsg()));
	}

	private void receiveOneOfEach() {
		this.connection.receiveText("{\"type\":\"quote\",\"bid\":7}")
			.receiveText("{\"type\":\"halt\",\"reason\":\"news\"}")
			.receiveText("{\"type\":\"status\",\"up\":true}")
			.receiveText("hello")
			.receive(new byte[1]);
	}

	@Test
	@Contract("5.31")
	void callbacksOfTypesWithNamesGetMessagesOfTheirs() {
		this.task.onMessage(Event.class, (result) -> this.events.add("event " + result.data()));
		this.task.onMessage(Quote.class, (result) -> this.events.add("quote " + result.data().bid()));
		this.task.onMessage(MessageFilter.all().match("/reason=news"), Halt.class,
				(result) -> this.events.add("halt " + result.data().reason()));
		receiveOneOfEach();
		assertThat(this.events).containsExactly("event Quote[bid=7]", "quote 7", "event Halt[reason=news]",
				"halt news");
	}

	@Test
	@Contract("5.31")
	void aTypeWithArgumentsHasItsNameToo() {
		this.task.onMessage(new MessageType<Batch<Quote>>() {
		}, (result) -> this.events.add("batch " + result.data().items().get(0).bid()));
		receiveOneOfEach();
		this.connection.receiveText("{\"type\":\"batch\",\"items\":[{\"type\":\"quote\",\"bid\":8}]}");
		assertThat(this.events).containsExactly("batch 8");
	}

	@Test
	@Contract("5.32")
	void theyDoNotReplaceAnotherOne() {
		this.task.onMessage(String.class, (result) -> this.events.add("text"));
		this.task.onMessage(Quote.class, (result) -> this.events.add("quote"));
		this.task.onMessage(byte[].class, (result) -> this.events.add("bytes"));
		receiveOneOfEach();
		assertThat(this.events).containsExactly("quote", "bytes");
	}

	@Test
	@Contract("5.31")
	void listsHaveMessagesOfTheirType() {
		this.task.onMessages(Event.class, (result) -> this.events.add("events " + result.data()));
		receiveOneOfEach();
		assertThat(this.events).containsExactly("events [Quote[bid=7]]", "events [Halt[reason=news]]");
	}

	@Test
	@Contract({ "5.20", "5.31", "5.32" })
	void callbacksAndStreamsOfListsAndArraysTakeArraysOnly() {
		Reader<List<Integer>> lists = new Reader<>();
		this.task.messages(new MessageType<List<Integer>>() {
		}).subscribe(lists);
		lists.request(10);
		this.task.onMessage((result) -> this.events.add("any " + result.data()));
		this.task.onMessage(new MessageType<List<Integer>>() {
		}, (result) -> this.events.add("list " + result.data()));
		this.task.onMessage(int[].class, (result) -> this.events.add("array of " + result.data().length));
		this.connection.receiveText("[1,2]").receiveText("{\"a\":1}").receiveText(" [3]");
		assertThat(this.events).containsExactly("any [1,2]", "list [1, 2]", "array of 2", "any {\"a\":1}", "any  [3]",
				"list [3]", "array of 1");
		assertThat(lists.signals()).containsExactly("[1, 2]", "[3]");
	}

	@Test
	@Contract("5.20")
	void aStreamHasMessagesOfItsType() {
		Reader<Halt> halts = new Reader<>();
		this.task.messages(Halt.class).subscribe(halts);
		halts.request(2);
		receiveOneOfEach();
		receiveOneOfEach();
		assertThat(halts.signals()).containsExactly("Halt[reason=news]", "Halt[reason=news]");
		assertThat(this.events).isEmpty();
	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
	@JsonTypeName("batch")
	record Batch<T>(List<T> items) {

	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
	sealed interface Event {

	}

	@JsonTypeName("quote")
	record Quote(int bid) implements Event {

	}

	@JsonTypeName("halt")
	record Halt(String reason) implements Event {

	}

}
