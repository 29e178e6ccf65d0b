package io.github.sockettask.handlers;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.junit.jupiter.api.Test;

import io.github.sockettask.annotation.OnError;
import io.github.sockettask.annotation.OnMessage;
import io.github.sockettask.annotation.SocketTaskHandler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Methods that take lists of events, each for those of its type.
 */
class TypedListTests extends HandlerFixture {

	@Test
	void aListHasThoseOfAFrameThatAreOfItsType() {
		with("sockettask.tasks.ticker.routing.unwrap=/data").with(Feed.class)
			.run((connection) -> connection.receiveText("""
					{"data":[{"type":"quote","bid":7},{"type":"halt","reason":"news"},{"type":"quote","bid":8},{"x":1}]}
					"""));
		assertThat(events).containsExactlyInAnyOrder("quotes [Quote[bid=7], Quote[bid=8]]",
				"events [Quote[bid=7], Halt[reason=news], Quote[bid=8]]", "large [Quote[bid=8]]");
	}

	@Test
	void aListHasThoseOfABatchThatAreOfItsType() {
		with("sockettask.tasks.ticker.receive.batch-size=3").with(Feed.class)
			.run((connection) -> connection.receiveText("{\"type\":\"halt\",\"reason\":\"news\"}")
				.receiveText("[1]")
				.receiveText("{\"type\":\"quote\",\"bid\":9}"));
		assertThat(events).containsExactlyInAnyOrder("quotes [Quote[bid=9]]",
				"events [Halt[reason=news], Quote[bid=9]]", "large [Quote[bid=9]]");
	}

	@Test
	void aTaskThatGathersNothingGivesTheMethodWhatIsAListAsAWhole() {
		with(Feed.class).run((connection) -> connection.receiveText("[{\"type\":\"quote\",\"bid\":7}]"));
		assertThat(events).containsExactlyInAnyOrder("quotes [Quote[bid=7]]", "events [Quote[bid=7]]");
	}

	@SocketTaskHandler("ticker")
	static class Feed {

		@OnMessage
		void quotes(List<Quote> quotes) {
			events.add("quotes " + quotes);
		}

		@OnMessage
		void events(List<Event> all) {
			events.add("events " + all);
		}

		@OnMessage(match = "/bid", condition = "field('/bid') > 7")
		void large(List<Quote> quotes) {
			events.add("large " + quotes);
		}

		@OnError
		void error(String errMsg) {
			events.add("error " + errMsg);
		}

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
