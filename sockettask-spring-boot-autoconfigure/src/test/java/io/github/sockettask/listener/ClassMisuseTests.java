package io.github.sockettask.listener;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.sockettask.annotation.OnClose;
import io.github.sockettask.annotation.OnMessage;
import io.github.sockettask.annotation.OnOpen;
import io.github.sockettask.annotation.SocketTaskHandler;
import io.github.sockettask.listener.method.CallbackMethodException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a developer reads whose classes and methods are annotated in a way that makes no
 * sense.
 */
class ClassMisuseTests {

	static Stream<Arguments> misuses() {
		String task = "Name a task, or leave the names out to get the events of all tasks.";
		return Stream.of(Arguments.of(new Useless(),
				"Class %s of bean 'feed' has @SocketTaskHandler, but no method with @OnOpen, @OnMessage, @OnClose or @OnError.",
				"Annotate a method, or remove @SocketTaskHandler."),
				Arguments.of(new InheritingUseless(),
						"Class %s of bean 'feed' has @SocketTaskHandler, but no method with @OnOpen, @OnMessage, @OnClose or @OnError.",
						"Annotate a method, or remove @SocketTaskHandler."),
				Arguments.of(new Nameless(), "@SocketTaskHandler at class %s of bean 'feed' names no task.",
						"Name a task, or remove @SocketTaskHandler to get the events of all tasks."),
				Arguments.of(new Unknown(),
						"@OnClose method %s.on() of bean 'feed' names the task 'tikcer', which does not exist. There are: 'ticker', 'orders'.",
						"Did you mean 'ticker'? Otherwise configure sockettask.tasks.tikcer.url, or define a SocketTask bean of that name; "
								+ "if the task is added at run time, list it in sockettask.expected-tasks."),
				Arguments.of(new Nothing(),
						"@OnOpen method %s.on() of bean 'feed' names no task: \"#{null}\" resolves to nothing.", task),
				Arguments.of(new NoNames(),
						"@OnMessage method %s.on() of bean 'feed' names no task: \"${none:}\", \"\" resolves to nothing.",
						task),
				Arguments.of(new Twice(),
						"Method %s.on of bean 'feed' is annotated with @OnMessage more than once, by itself or by other annotations.",
						"Keep one of the annotations: it may name several tasks, and several types."),
				Arguments.of(new TwiceOpen(),
						"Method %s.on of bean 'feed' is annotated with @OnOpen more than once, by itself or by other annotations.",
						"Keep one of the annotations: it may name several tasks."),
				Arguments.of(new Private(), "@OnMessage method %s.on() of bean 'feed' is private.",
						"Make it a non-private instance method."),
				Arguments.of(new Static(), "@OnMessage method %s.on() of bean 'feed' is static.",
						"Make it a non-private instance method."));
	}

	@ParameterizedTest
	@MethodSource("misuses")
	void whenClassOrMethodIsAnnotatedInWrongWayThenStartFails(Object bean, String description, String action) {
		CallbackMethodException failure = CallbackContext.failure(bean);
		assertThat(failure.description()).isEqualTo(description.formatted(bean.getClass().getName()));
		assertThat(failure.action()).isEqualTo(action);
	}

	@Test
	void whenAttributesContradictEachOtherThenStartFails() {
		CallbackMethodException failure = CallbackContext.failure(new Contradicting());
		assertThat(failure.description())
			.startsWith("The annotations of class " + Contradicting.class.getName()
					+ " of bean 'feed' contradict each other: Different @AliasFor mirror values for annotation")
			.contains("'task'", "'value'");
		assertThat(failure.action()).isEqualTo("Correct the annotation.");
	}

	@Test
	void methodOfClassThatIsNoBeanIsNotCalled() {
		assertThat(CallbackContext.start(new Object()).listeners).isEmpty();
	}

	@SocketTaskHandler("ticker")
	static class Useless {

	}

	static class InheritingUseless extends Useless {

	}

	@SocketTaskHandler({})
	static class Nameless {

		@OnMessage
		void on() {
		}

	}

	@SocketTaskHandler("tikcer")
	static class Unknown {

		@OnClose
		void on() {
		}

	}

	static class Nothing {

		@OnOpen("#{null}")
		void on() {
		}

	}

	static class NoNames {

		@OnMessage({ "${none:}", "" })
		void on() {
		}

	}

	@Retention(RetentionPolicy.RUNTIME)
	@OnMessage(type = "trade")
	@interface OnTrade {

	}

	static class Twice {

		@OnTrade
		@OnMessage(type = "quote")
		void on() {
		}

	}

	@Retention(RetentionPolicy.RUNTIME)
	@OnOpen("orders")
	@interface OnOrders {

	}

	@Retention(RetentionPolicy.RUNTIME)
	@OnOpen("ticker")
	@interface OnTicker {

	}

	static class TwiceOpen {

		@OnOrders
		@OnTicker
		void on() {
		}

	}

	static class Private {

		@OnMessage
		private void on() {
		}

	}

	static class Static {

		@OnMessage
		static void on() {
		}

	}

	static class Contradicting {

		@OnMessage(value = "ticker", task = "orders")
		void on() {
		}

	}

}
