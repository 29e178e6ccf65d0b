package io.github.sockettask.listener;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;

import io.github.sockettask.annotation.OnMessage;
import io.github.sockettask.annotation.OnOpen;
import io.github.sockettask.annotation.SocketTaskHandler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Names of tasks that a class gives to its methods.
 */
class ClassDefaultTests {

	static Stream<Arguments> listeners() {
		return Stream.of(Arguments.of("orders: @OnMessage @OnOpen", new Feed()),
				Arguments.of("orders: @OnOpen, news: @OnMessage", new MixedFeed()),
				Arguments.of("orders: @OnMessage @OnOpen", new SubFeed()),
				Arguments.of("news: @OnMessage @OnOpen", new OverridingFeed()),
				Arguments.of("news: @OnMessage", new InterfaceFeed()),
				Arguments.of("orders: @OnMessage", new BothFeed()),
				Arguments.of("ticker: @OnMessage, orders: @OnMessage", new TwoTasks()),
				Arguments.of("ticker: @OnMessage, orders: @OnMessage, news: @OnMessage", new NoDefault()));
	}

	@ParameterizedTest
	@MethodSource("listeners")
	void methodsWithoutNamesAreCalledByTheTasksOfTheirClass(String expected, Object feed) {
		CallbackContext context = new CallbackContext("ticker", "orders", "news").bean("feed", feed).refresh();
		Stream<String> bound = Stream.of("ticker", "orders", "news")
			.filter((name) -> !context.task(name).listeners.isEmpty())
			.map((name) -> name + ": " + events(context.task(name)));
		assertThat(String.join(", ", bound.toList())).isEqualTo(expected);
	}

	@Test
	void taskThatIsAddedLaterCallsMethodsThatHaveNoNameInAnyWay() {
		CallbackContext context = new CallbackContext("orders").bean("feed", new Feed())
			.bean("other", new NoDefault())
			.refresh();
		RecordingSocketTask room = new RecordingSocketTask("room");
		context.context.getBean(SocketTaskMethodProcessor.class).addListeners(room);
		assertThat(room.listeners).singleElement().asString().contains(NoDefault.class.getName());
	}

	@ParameterizedTest
	@MethodSource("listeners")
	void annotationMakesNoBean(String expected, Object feed) {
		assertThat(AnnotatedElementUtils.hasAnnotation(feed.getClass(), Component.class)).isFalse();
	}

	private static String events(RecordingSocketTask task) {
		return String.join(" ",
				task.listeners.stream().map((listener) -> listener.toString().split(" ")[0]).sorted().toList());
	}

	@SocketTaskHandler("orders")
	static class Feed {

		@OnMessage
		void message() {
		}

		@OnOpen
		void open() {
		}

	}

	@SocketTaskHandler("orders")
	static class MixedFeed {

		@OnMessage("news")
		void message() {
		}

		@OnOpen
		void open() {
		}

	}

	static class SubFeed extends Feed {

		@Override
		void message() {
		}

	}

	@SocketTaskHandler("news")
	static class OverridingFeed extends Feed {

	}

	@SocketTaskHandler("news")
	interface News {

		@OnMessage
		void message();

	}

	static class InterfaceFeed implements News {

		@Override
		public void message() {
		}

	}

	@SocketTaskHandler("orders")
	static class BothFeed implements News {

		@Override
		public void message() {
		}

	}

	@SocketTaskHandler({ "ticker", "orders" })
	static class TwoTasks {

		@OnMessage
		void message() {
		}

	}

	static class NoDefault {

		@OnMessage
		void message() {
		}

	}

}
