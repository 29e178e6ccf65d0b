package io.github.sockettask.listener;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

import io.github.sockettask.MessageConversionException;
import io.github.sockettask.OnCloseCallbackResult;
import io.github.sockettask.OnErrorCallbackResult;
import io.github.sockettask.OnMessageCallbackResult;
import io.github.sockettask.OnOpenCallbackResult;
import io.github.sockettask.SocketTask;
import io.github.sockettask.annotation.OnClose;
import io.github.sockettask.annotation.OnError;
import io.github.sockettask.annotation.OnMessage;
import io.github.sockettask.annotation.OnOpen;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the parameters that callback methods may have.
 */
class CallbackParameterTests {

	static final String TICK = "{\"symbol\":\"A\"}";

	static Stream<Arguments> eventsWithTheirParameters() {
		return Stream.of(openCases(), messageCases(), closeCases(), errorCases()).flatMap((cases) -> cases);
	}

	private static Stream<Arguments> openCases() {
		Consumer<RecordingSocketTask> open = RecordingSocketTask::open;
		return Stream.of(Arguments.of("none", open, new Handler() {
			@OnOpen
			void on() {
				call("none");
			}
		}), Arguments.of("v1 of ticker", open, new Handler() {
			@OnOpen
			void on(OnOpenCallbackResult result, SocketTask task) {
				call(result.protocol() + " of " + task.name());
			}
		}), Arguments.of("hello", open, new Handler() {
			@OnOpen
			void on(HttpHeaders headers) {
				call(headers.getFirst("x-SERVER"));
			}
		}), Arguments.of(List.of("hello"), open, new Handler() {
			@OnOpen
			void on(Map<String, List<String>> header) {
				call(header.get("X-Server"));
			}
		}));
	}

	private static Stream<Arguments> messageCases() {
		return Stream.of(Arguments.of("none", message("a"), new Handler() {
			@OnMessage
			void on() {
				call("none");
			}
		}), Arguments.of("a", message("a"), new Handler() {
			@OnMessage
			void on(String text) {
				call(text);
			}
		}), Arguments.of("", message(""), new Handler() {
			@OnMessage
			void on(SocketTask task, CharSequence text) {
				call(text);
			}
		}), Arguments.of(new byte[] { 1 }, message(new byte[] { 1 }), new Handler() {
			@OnMessage
			void on(byte[] bytes) {
				call(bytes);
			}
		}), Arguments.of(ByteBuffer.allocate(0), message(new byte[0]), new Handler() {
			@OnMessage
			void on(ByteBuffer bytes) {
				call(bytes);
			}
		}), Arguments.of("a", message("a"), new Handler() {
			@OnMessage
			void on(Object data) {
				call(data);
			}
		}), Arguments.of(new byte[] { 1 }, message(new byte[] { 1 }), new Handler() {
			@OnMessage
			void on(OnMessageCallbackResult<?> result) {
				call(result.data());
			}
		}), Arguments.of("a", message("a"), new Handler() {
			@OnMessage
			void on(OnMessageCallbackResult<String> result) {
				call(result.data());
			}
		}), Arguments.of(new Tick("A"), message(TICK), new Handler() {
			@OnMessage
			void on(OnMessageCallbackResult<Tick> result) {
				call(result.data());
			}
		}), Arguments.of(new Tick("A"), message(TICK.getBytes()), new Handler() {
			@OnMessage
			void on(Tick tick) {
				call(tick);
			}
		}), Arguments.of(List.of(new Tick("A")), message("[" + TICK + "]"), new Handler() {
			@OnMessage
			void on(List<Tick> ticks) {
				call(ticks);
			}
		}), Arguments.of("A", message(TICK), new Handler() {
			@OnMessage
			void on(JsonNode json) {
				call(json.get("symbol").asString());
			}
		}), Arguments.of(TICK + new Tick("A"), message(TICK), new Handler() {
			@OnMessage
			void on(Tick tick, OnMessageCallbackResult<Object> raw) {
				call(raw.data() + tick.toString());
			}
		}), Arguments.of(7, message("7"), new Handler() {
			@OnMessage
			void on(int number) {
				call(number);
			}
		}), Arguments.of(new Tick("A"), message(TICK), new TickHandler()));
	}

	private static Stream<Arguments> closeCases() {
		Consumer<RecordingSocketTask> close = (task) -> task.closed(4000, "bye");
		return Stream.of(Arguments.of("bye 4000", close, new Handler() {
			@OnClose
			void on(String reason, SocketTask task, int code) {
				call(reason + " " + code);
			}
		}), Arguments.of(4000, close, new Handler() {
			@OnClose
			void on(Integer code) {
				call(code);
			}
		}), Arguments.of(new OnCloseCallbackResult(4000, "bye"), close, new Handler() {
			@OnClose
			void on(OnCloseCallbackResult result) {
				call(result);
			}
		}));
	}

	private static Stream<Arguments> errorCases() {
		IOException cause = new IOException("refused");
		Consumer<RecordingSocketTask> error = (task) -> task.error(cause);
		return Stream.of(Arguments.of("refused", error, new Handler() {
			@OnError
			void on(String errMsg) {
				call(errMsg);
			}
		}), Arguments.of(cause, error, new Handler() {
			@OnError
			void on(SocketTask task, IOException ex) {
				call(ex);
			}
		}), Arguments.of(new OnErrorCallbackResult("refused", cause), error, new Handler() {
			@OnError
			void on(OnErrorCallbackResult result, Throwable ex) {
				call(result);
			}
		}));
	}

	private static Consumer<RecordingSocketTask> message(Object data) {
		return (task) -> task.message(data);
	}

	@ParameterizedTest
	@MethodSource("eventsWithTheirParameters")
	void methodIsCalledWithWhatItsParametersAskFor(Object expected, Consumer<RecordingSocketTask> event,
			Handler handler) {
		RecordingSocketTask task = CallbackContext.start(handler);
		event.accept(task);
		assertThat(handler.calls).usingRecursiveFieldByFieldElementComparator().containsExactly(expected);
		assertThat(task.unhandled).isEmpty();
	}

	@Test
	void whenMessageIsOfTheOtherKindThenMethodIsNotCalled() {
		KindHandler handler = new KindHandler();
		RecordingSocketTask task = CallbackContext.start(handler);
		task.message("a");
		assertThat(handler.calls).containsExactlyInAnyOrder("text", "text result");
		handler.calls.clear();
		task.message(new byte[0]);
		assertThat(handler.calls).containsExactlyInAnyOrder("bytes", "buffer", "bytes result");
		assertThat(task.unhandled).isEmpty();
	}

	@Test
	void whenMessageCannotBeConvertedThenItIsReportedAsError() {
		Handler handler = new Handler() {
			@OnMessage
			void on(Tick tick) {
				call(tick);
			}

			@OnError
			void on(MessageConversionException ex) {
				call("error");
			}
		};
		RecordingSocketTask task = CallbackContext.start(handler);
		task.message("no json");
		assertThat(handler.calls).containsExactly("error");
	}

	record Tick(String symbol) {

	}

	abstract static class Handler {

		final List<Object> calls = new ArrayList<>();

		void call(Object value) {
			this.calls.add(value);
		}

		@Override
		public String toString() {
			return "handler";
		}

	}

	abstract static class GenericHandler<T> extends Handler {

		@OnMessage
		void on(OnMessageCallbackResult<T> result) {
			call(result.data());
		}

	}

	static class TickHandler extends GenericHandler<Tick> {

	}

	static class KindHandler extends Handler {

		@OnMessage
		void text(String text) {
			call("text");
		}

		@OnMessage
		void bytes(byte[] bytes) {
			call("bytes");
		}

		@OnMessage
		void buffer(ByteBuffer buffer) {
			call("buffer");
		}

		@OnMessage
		void textResult(OnMessageCallbackResult<String> result) {
			call("text result");
		}

		@OnMessage
		void bytesResult(OnMessageCallbackResult<byte[]> result) {
			call("bytes result");
		}

	}

}
