package io.github.sockettask.listener;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.sockettask.MessageFilter;
import io.github.sockettask.annotation.OnClose;
import io.github.sockettask.annotation.OnMessage;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for which messages annotated methods ask for.
 */
class MessageFilterTests {

	private static final List<Object> calls = new ArrayList<>();

	@BeforeEach
	void reset() {
		calls.clear();
	}

	static Stream<Arguments> filters() {
		return Stream.of(Arguments.of("all", new Object() {
			@OnMessage
			void on() {
			}
		}), Arguments.of("text, type quote or trade", new Object() {
			@OnMessage(type = { "trade", "quote" })
			void on(String text) {
			}
		}), Arguments.of("binary, type trade", new Object() {
			@OnMessage(type = "trade")
			void on(byte[] bytes) {
			}
		}), Arguments.of("/channel=ticker.*, /price", new Object() {
			@OnMessage(match = { "/channel=ticker.*", "/price" })
			void on(Object message) {
			}
		}), Arguments.of("type trade, /price, sequence > 1", new Object() {
			@OnMessage(type = "trade", match = "/price", condition = "sequence > 1")
			void on() {
			}
		}), Arguments.of("text, unmatched", new Object() {
			@OnMessage(unmatched = true)
			void on(String text) {
			}
		}), Arguments.of("type a or b or c", new Object() {
			@OnMessage(type = { "${types.a}", "#{{'b', 'c'}}" })
			void on() {
			}
		}), Arguments.of("type 1 or 2", new Object() {
			@OnMessage(type = { "#{new int[] {1, 2}}", "#{{null}}" })
			void on() {
			}
		}), Arguments.of("type a,b", new Object() {
			@OnMessage(type = "a,b")
			void on() {
			}
		}), Arguments.of("/x=a, /y=a", new Object() {
			@OnMessage(match = "#{new String[] {'/x=${types.a}', '/y=' + '${types.a}'}}")
			void on() {
			}
		}), Arguments.of("data == 'a'", new Object() {
			@OnMessage(condition = "data == '${types.a}'")
			void on() {
			}
		}), Arguments.of("sequence > 3", new Object() {
			@OnMessage(condition = "#{'sequence > ' + (1 + 2)}")
			void on() {
			}
		}), Arguments.of("all", new Object() {
			@OnMessage(condition = "${condition:}")
			void on() {
			}
		}), Arguments.of("/kind=circle", new Object() {
			@OnMessage
			void on(Circle circle) {
			}
		}), Arguments.of("/kind=circle|square", new Object() {
			@OnMessage
			void on(Shape shape) {
			}
		}), Arguments.of("type round, /kind=circle", new Object() {
			@OnMessage(type = "round")
			void on(Circle circle) {
			}
		}), Arguments.of("none", new Object() {
			@OnClose
			void on() {
			}
		}));
	}

	@ParameterizedTest
	@MethodSource("filters")
	void methodAsksForWhatItsAnnotationAndItsParameterSay(String expected, Object bean) {
		RecordingSocketTask task = new CallbackContext("ticker").bean("feed", bean)
			.property("types.a", "a")
			.refresh()
			.task("ticker");
		MessageFilter filter = task.listeners.get(0).filter();
		assertThat(filter).hasToString(expected);
	}

	@Test
	void messageGoesToAllMethodsThatWantIt() {
		RecordingSocketTask task = CallbackContext.start(new Shapes());
		task.message("{\"kind\":\"circle\",\"radius\":2}");
		assertThat(calls).containsExactlyInAnyOrder(new Circle(2), "shape");
		calls.clear();
		task.message("{\"kind\":\"square\",\"side\":3}");
		assertThat(calls).containsExactlyInAnyOrder("shape", "square 3");
		calls.clear();
		task.message("{\"kind\":\"triangle\"}");
		assertThat(calls).isEmpty();
		assertThat(task.unhandled).isEmpty();
	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "kind")
	sealed interface Shape permits Circle, Square {

	}

	@com.fasterxml.jackson.annotation.JsonTypeName("circle")
	record Circle(int radius) implements Shape {

	}

	@com.fasterxml.jackson.annotation.JsonTypeName("square")
	record Square(int side) implements Shape {

	}

	static class Shapes {

		@OnMessage
		void circle(Circle circle) {
			calls.add(circle);
		}

		@OnMessage
		void shape(Shape shape) {
			calls.add("shape");
		}

		@OnMessage(match = "/kind=squ*")
		void square(String text) {
			calls.add("square " + text.replaceAll("\\D", ""));
		}

	}

}
