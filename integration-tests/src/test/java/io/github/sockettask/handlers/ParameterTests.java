package io.github.sockettask.handlers;

import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.messaging.handler.annotation.Header;
import org.springframework.messaging.handler.annotation.Headers;
import org.springframework.messaging.handler.annotation.Payload;

import io.github.sockettask.MessageContext;
import io.github.sockettask.annotation.HandshakeHeader;
import io.github.sockettask.annotation.OnError;
import io.github.sockettask.annotation.OnMessage;
import io.github.sockettask.annotation.OnOpen;
import io.github.sockettask.annotation.SocketTaskHandler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What methods may take besides the whole of a message.
 */
class ParameterTests extends HandlerFixture {

	private static final String TRADE = "{\"type\":\"trade\",\"data\":[{\"price\":1.50,\"tags\":[\"a\",\"b\"]}],\"none\":null}";

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			price   | 1.50
			number  | 1.5
			tags    | [a, b]
			node    | {price=1.5, tags=[a, b]}
			maybe   | Optional.empty
			present | Optional[trade]
			null    | null
			absent  | null
			headers | ticker trade 1 v1.json
			number of connection | true
			typed   | 1
			default | 1
			all     | [protocol, receivedAt, sequence, socketTaskId, task, type]
			context | 1 of ticker
			id      | 7
			ids     | [7, 8]
			noid    | Optional.empty
			numbers | [7, 8]
			array   | [7, 8]
			other   | 9
			time    | true
			""")
	void aMessageHasWhatIsAskedFor(String method, String expected) {
		with(Asking.class).runOpened(TRADE);
		assertThat(events).contains(method + ": " + expected);
	}

	@Test
	void whatIsMissingIsToldToTheErrorMethods() {
		with(Missing.class).runOpened("{\"other\":1}");
		assertThat(events).containsExactlyInAnyOrder(
				"/price is missing for Parameter 'price' (number 1, of type java.math.BigDecimal) of @OnMessage method "
						+ Missing.class.getName() + ".part(BigDecimal) of bean 'parameterTests.Missing'",
				"The header type is missing for Parameter 'type' (number 1, of type java.lang.String) of @OnMessage method "
						+ Missing.class.getName() + ".type(String) of bean 'parameterTests.Missing'",
				"The handshake has no header X-None for Parameter 'none' (number 1, of type java.lang.String) of @OnMessage method "
						+ Missing.class.getName() + ".header(String) of bean 'parameterTests.Missing'");
	}

	@Test
	void aPartThatDoesNotFitIsToldToTheErrorMethods() {
		with(Missing.class).runOpened("{\"type\":\"x\",\"price\":\"much\"}");
		assertThat(events).anyMatch(
				(event) -> event.startsWith("/price of a text message can't be converted to java.math.BigDecimal: "));
	}

	@Test
	void onOpenKnowsTheHeadersOfTheHandshake() {
		with(Opening.class).runOpened("x");
		assertThat(events).containsExactly("opened 7");
	}

	@Test
	void anErrorMethodMayTakeTheMessageAndTheMethodThatHasFailed() {
		with(Failing.class).runOpened("{\"price\":3}");
		assertThat(events).containsExactly("failed fail with {\"price\":3}, price 3 of ticker");
	}

	@Test
	void anErrorMethodThatTakesTheMessageIsNotForOtherErrors() {
		with(Failing.class).run((connection) -> connection.error("broken"));
		assertThat(events).isEmpty();
	}

	@Test
	void aHeaderThatCannotBeConvertedIsToldToTheErrorMethods() {
		with(Misreading.class).runOpened("x");
		assertThat(events).containsExactly(
				"The header X-Id of the handshake can't be converted for Parameter 'id' (number 1, of type java.util.UUID) of @OnMessage method "
						+ Misreading.class.getName() + ".read(UUID) of bean 'parameterTests.Misreading'");
	}

	@Test
	void anErrorMethodThatMayDoWithoutAMessageIsForAllErrors() {
		with(Telling.class).run((connection) -> connection.error("broken"));
		assertThat(events).containsExactly("broken null Optional.empty null Optional.empty");
	}

	@Test
	void anErrorMethodKnowsTheHeadersOfTheConnectionOfTheMessage() {
		with(Refusing.class).runOpened("x");
		assertThat(events).containsExactly("no luck 7");
	}

	@SocketTaskHandler("ticker")
	static class Asking {

		@OnMessage
		void parts(@Payload("/data/0/price") BigDecimal price, @Payload("/data/0/price") double number,
				@Payload("/data/0/tags") List<String> tags, @Payload("/data/0") Object node) {
			events.add("price: " + price);
			events.add("number: " + number);
			events.add("tags: " + tags);
			events.add("node: " + node);
		}

		@OnMessage
		void missing(@Payload("/maybe") Optional<String> maybe, @Payload("/type") Optional<String> present,
				@Payload("/none") @Nullable String none, @Payload(value = "/absent", required = false) String absent) {
			events.add("maybe: " + maybe);
			events.add("present: " + present);
			events.add("null: " + none);
			events.add("absent: " + absent);
		}

		@OnMessage
		void headers(@Header("task") String task, @Header String type, @Header("sequence") long sequence,
				@Header("protocol") Optional<String> protocol, @Header int socketTaskId) {
			events.add("number of connection: " + (socketTaskId > 0));
			events.add("headers: " + task + " " + type + " " + sequence + " " + protocol.orElse("-"));
		}

		@OnMessage
		void all(@Headers Map<String, Object> headers, MessageContext message, @Header("sequence") String text,
				@Header(name = "sequence", defaultValue = "5") int number, @Header("receivedAt") Instant time) {
			events.add("all: " + headers.keySet().stream().sorted().toList());
			events.add("context: " + message.sequence() + " of " + message.task().name());
			events.add("typed: " + text);
			events.add("default: " + number);
			events.add("time: " + time.equals(message.receivedAt()));
		}

		@OnMessage
		void handshake(@HandshakeHeader("x-id") int id, @HandshakeHeader("X-Id") List<String> ids,
				@HandshakeHeader("X-None") Optional<String> none) {
			events.add("id: " + id);
			events.add("ids: " + ids);
			events.add("noid: " + none);
		}

		@OnMessage
		void handshake(@HandshakeHeader("X-Id") Set<Integer> numbers, @HandshakeHeader("X-Id") long[] array,
				@HandshakeHeader(value = "X-None", defaultValue = "9") int other) {
			events.add("numbers: " + numbers);
			events.add("array: " + Arrays.toString(array));
			events.add("other: " + other);
		}

	}

	@SocketTaskHandler("ticker")
	static class Missing {

		@OnMessage
		void part(@Payload("/price") BigDecimal price) {
			events.add("price " + price);
		}

		@OnMessage
		void type(@Header("type") String type) {
			events.add("type " + type);
		}

		@OnMessage
		void header(@HandshakeHeader("X-None") String none) {
			events.add("header " + none);
		}

		@OnError
		void error(String errMsg) {
			events.add(errMsg);
		}

	}

	static class Opening {

		@OnOpen("ticker")
		void open(@HandshakeHeader("X-ID") String id) {
			events.add("opened " + id);
		}

	}

	@SocketTaskHandler("ticker")
	static class Failing {

		@OnMessage
		void fail(String text) {
			throw new IllegalStateException("no luck");
		}

		@OnError
		void failed(MessageContext message, Method method, @Payload String text, @Payload("/price") int price,
				@Header("task") String task) {
			events.add("failed " + method.getName() + " with " + text + ", price " + price + " of " + task);
		}

	}

	@SocketTaskHandler("ticker")
	static class Misreading {

		@OnMessage
		void read(@HandshakeHeader("X-Id") UUID id) {
			events.add("id " + id);
		}

		@OnError
		void error(String errMsg) {
			events.add(errMsg);
		}

	}

	@SocketTaskHandler("ticker")
	static class Telling {

		@OnError
		void error(String errMsg, @Nullable MessageContext message, @Payload Optional<String> text,
				@Nullable Method method, @Headers Optional<Map<String, Object>> headers) {
			events.add(errMsg + " " + message + " " + text + " " + method + " " + headers);
		}

	}

	@SocketTaskHandler("ticker")
	static class Refusing {

		@OnMessage
		void fail(String text) {
			throw new IllegalStateException("no luck");
		}

		@OnError
		void failed(String errMsg, @HandshakeHeader("X-Id") String id) {
			events.add(errMsg + " " + id);
		}

	}

}
