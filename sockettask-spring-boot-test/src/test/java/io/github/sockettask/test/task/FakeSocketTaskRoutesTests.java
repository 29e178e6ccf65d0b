package io.github.sockettask.test.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.github.sockettask.MessageFilter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A task that has no network looks into messages all the same.
 */
class FakeSocketTaskRoutesTests {

	private final FakeSocketTask task = new FakeSocketTask("ticker");

	private final FakeSocketConnection connection = this.task.connection().open();

	private final List<String> calls = new ArrayList<>();

	@Test
	void callbacksGetTheTypesThatTheyAskFor() {
		this.task.onMessage(MessageFilter.ofType("trade"), Trade.class,
				(result) -> this.calls.add("trade of " + result.data().symbol()));
		this.task.onMessage(MessageFilter.ofType("quote", "bid"), Quote.class,
				(result) -> this.calls.add("quote at " + result.data().bid()));
		this.task.onMessage(MessageFilter.all().unmatched(), (result) -> this.calls.add("other " + result.data()));
		this.connection.receiveText("{\"type\":\"trade\",\"symbol\":\"ACME\"}")
			.receiveText("{\"bid\":7,\"type\":\"bid\"}")
			.receiveBinary("{\"type\":\"quote\",\"bid\":8}".getBytes())
			.receive(Map.of("type", "news"));
		assertThat(this.calls).containsExactly("trade of ACME", "quote at 7", "quote at 8",
				"other {\"type\":\"news\"}");
	}

	@Test
	void callbacksGetWhatMatches() {
		this.task.onMessage(MessageFilter.all().match("/arg/channel=ticker.*"), (result) -> this.calls.add("ticker"));
		this.task.onMessage(MessageFilter.all().condition((message) -> "true".equals(message.field("/late"))),
				(result) -> this.calls.add("late"));
		this.connection.receiveText("{\"arg\":{\"channel\":\"ticker.ACME\"},\"late\":true}")
			.receiveText("{\"arg\":{\"channel\":\"news\"}}");
		assertThat(this.calls).containsExactly("ticker", "late");
	}

	@Test
	void partsOfMessagesAreRead() {
		this.task.onMessage((result) -> {
			this.calls.add(result.context().type());
			this.calls.add(String.valueOf(result.context().payload("/data/1/bid", int.class)));
		});
		this.connection.receiveText("{\"data\":[{},{\"bid\":7}],\"type\":\"quotes\"}");
		assertThat(this.calls).containsExactly("quotes", "7");
	}

	record Trade(String symbol) {

	}

	record Quote(int bid) {

	}

}
