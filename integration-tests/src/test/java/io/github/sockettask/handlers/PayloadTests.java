package io.github.sockettask.handlers;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.messaging.handler.annotation.Payload;
import tools.jackson.databind.JsonNode;

import io.github.sockettask.OnErrorCallbackResult;
import io.github.sockettask.OnMessageCallbackResult;
import io.github.sockettask.annotation.AnnotatedHandler;
import io.github.sockettask.annotation.OnError;
import io.github.sockettask.annotation.OnMessage;
import io.github.sockettask.annotation.SocketTaskHandler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each parameter that takes a message, or a part of it, with each kind of message.
 */
class PayloadTests extends HandlerFixture {

	private static final List<Object> MESSAGES = List.of("{\"price\":1}", "[{\"price\":1}]", "hello", "",
			"{\"price\":1}".getBytes(), new byte[] { 1, 2 }, new byte[0]);

	/**
	 * In the table, a dash is for a method that is not called, and an exclamation mark
	 * for a message that can't be converted, which is told to the error method.
	 */
	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			# method | object      | list          | text  | empty | binary object | binary  | empty binary
			text     | {"price":1} | [{"price":1}] | hello | ``    | -             | -       | -
			chars    | {"price":1} | [{"price":1}] | hello | ``    | -             | -       | -
			bytes    | -           | -             | -     | -     | 11 bytes      | 2 bytes | 0 bytes
			buffer   | -           | -             | -     | -     | 11 bytes      | 2 bytes | 0 bytes
			object   | {"price":1} | [{"price":1}] | hello | ``    | 11 bytes      | 2 bytes | 0 bytes
			result   | {"price":1} | [{"price":1}] | hello | ``    | 11 bytes      | 2 bytes | 0 bytes
			json     | {"price":1} | [{"price":1}] | !     | !     | {"price":1}   | !       | !
			trade    | 1           | !             | !     | !     | 1             | !       | !
			wrapped  | 1           | !             | !     | !     | 1             | !       | !
			trades   | -           | [1]           | !     | !     | -             | !       | !
			array    | -           | 1             | !     | !     | -             | !       | !
			set      | -           | 1             | !     | !     | -             | !       | !
			part     | 1           | ?             | ?     | ?     | 1             | ?       | ?
			first    | none        | 1             | !     | none  | none          | !       | none
			whole    | {"price":1} | [{"price":1}] | hello | ``    | -             | -       | -
			""")
	void aMessageIsTakenOrLeftOrToldToTheErrorMethod(ArgumentsAccessor row) {
		String method = row.getString(0);
		List<String> seen = seen(method);
		for (int i = 0; i < MESSAGES.size(); i++) {
			String expected = row.getString(i + 1);
			Object message = MESSAGES.get(i);
			switch (expected) {
				case "!" -> assertThat(seen.get(i)).as(method + " of message " + i)
					.startsWith(method.equals("first")
							? "/0/price of a " + kind(message) + " message can't be converted to java.lang.Integer"
							: describe(message) + " can't be converted to ");
				case "?" -> assertThat(seen.get(i)).as(method + " of message " + i)
					.matches("(?s)/price (is missing for|of a (text|binary) message can't be converted to) .*");
				default -> assertThat(seen.get(i)).as(method + " of message " + i).isEqualTo(expected);
			}
		}
	}

	private List<String> seen(String method) {
		List<String> seen = new ArrayList<>();
		with(Taking.class).run((connection) -> {
			for (Object message : MESSAGES) {
				events.clear();
				if (message instanceof byte[] bytes) {
					connection.receiveBinary(bytes);
				}
				else {
					connection.receiveText((String) message);
				}
				seen.add(events.stream()
					.filter((event) -> event.startsWith(method + ": "))
					.map((event) -> event.substring(method.length() + 2))
					.findFirst()
					.orElse("-"));
			}
		});
		return seen;
	}

	private static String kind(Object message) {
		return (message instanceof byte[]) ? "binary" : "text";
	}

	private static String describe(Object message) {
		return (message instanceof byte[] bytes) ? "Binary message of " + bytes.length + " bytes"
				: "Text message of " + ((String) message).length() + " characters";
	}

	record Trade(int price) {

	}

	@SocketTaskHandler("ticker")
	static class Taking {

		private static void took(String method, Object value) {
			events.add(method + ": " + ((value instanceof byte[] bytes) ? bytes.length + " bytes" : value));
		}

		@OnMessage
		void text(String message) {
			took("text", message);
		}

		@OnMessage
		void chars(CharSequence message) {
			took("chars", message);
		}

		@OnMessage
		void bytes(byte[] message) {
			took("bytes", message);
		}

		@OnMessage
		void buffer(ByteBuffer message) {
			took("buffer", message.remaining() + " bytes");
		}

		@OnMessage
		void object(Object message) {
			took("object", message);
		}

		@OnMessage
		void result(OnMessageCallbackResult<Object> message) {
			took("result", message.data());
		}

		@OnMessage
		void json(JsonNode message) {
			took("json", message);
		}

		@OnMessage
		void trade(Trade message) {
			took("trade", message.price());
		}

		@OnMessage
		void wrapped(OnMessageCallbackResult<Trade> message) {
			took("wrapped", message.data().price());
		}

		@OnMessage
		void trades(List<Trade> message) {
			took("trades", message.stream().map(Trade::price).toList());
		}

		@OnMessage
		void array(Trade[] message) {
			took("array", message.length);
		}

		@OnMessage
		void set(OnMessageCallbackResult<Set<Trade>> message) {
			took("set", message.data().size());
		}

		@OnMessage
		void part(@Payload("/price") int price) {
			took("part", price);
		}

		@OnMessage
		void first(@Payload("/0/price") Optional<Integer> price) {
			took("first", price.map(String::valueOf).orElse("none"));
		}

		@OnMessage
		void whole(@Payload String message) {
			took("whole", message);
		}

		@OnError
		void failed(OnErrorCallbackResult result) {
			if (result.handler() instanceof AnnotatedHandler handler) {
				events.add(handler.handlerMethod().getName() + ": " + result.errMsg());
			}
		}

	}

}
