package io.github.sockettask.json;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.github.sockettask.MessageConversionException;
import io.github.sockettask.converter.JsonTextMessageConverter;
import io.github.sockettask.converter.MessagingMessageConverter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Messages that are made to exhaust the stack, the memory or the processor: an error for
 * this message, and nothing else.
 */
class HostileJsonTests {

	private static final int SIZE = 1 << 20;

	private final JsonMapper mapper = JsonMapper.shared();

	private final JsonMessageFields fields = new JsonMessageFields(this.mapper);

	private final MessagingMessageConverter converter = new MessagingMessageConverter(
			new JsonTextMessageConverter(this.mapper));

	static Stream<String> deep() {
		return Stream.of("[".repeat(SIZE), "[".repeat(SIZE) + "]".repeat(SIZE), "{\"a\":".repeat(SIZE),
				"{\"a\":".repeat(SIZE) + "1" + "}".repeat(SIZE), "{\"a\":[".repeat(SIZE) + "]}".repeat(SIZE),
				"{\"type\":\"trade\",\"data\":" + "[".repeat(SIZE) + "]".repeat(SIZE) + "}");
	}

	@ParameterizedTest
	@MethodSource("deep")
	void deepNestingIsAnErrorOfItsMessage(String text) {
		for (Object message : List.of(text, text.getBytes(StandardCharsets.UTF_8))) {
			assertThat(find(message, "/type", "/a/a/a", "/a/0/a").length).isEqualTo(3);
			assertThat(this.fields.elements(message, "/data")).isNull();
			assertThatExceptionOfType(MessageConversionException.class).isThrownBy(() -> this.fields.verify(message));
			for (Class<?> type : List.of(JsonNode.class, Map.class, Trade.class, Object[].class)) {
				assertThatExceptionOfType(MessageConversionException.class)
					.isThrownBy(() -> this.converter.fromMessage(message, type))
					.satisfies((failure) -> assertThat(failure.getMessage()).hasSizeLessThan(1000));
			}
		}
	}

	@Test
	void partsThatAreDeepAreErrorsToo() {
		String text = "{\"data\":" + "[".repeat(SIZE) + "]".repeat(SIZE) + "}";
		for (Class<?> type : List.of(JsonNode.class, Object.class)) {
			assertThatExceptionOfType(MessageConversionException.class)
				.isThrownBy(() -> this.fields.part(text, "/data", type));
		}
	}

	@Test
	void longNumbersAreErrorsForHandlersThatConvertThem() {
		String text = "{\"type\":\"trade\",\"price\":" + "9".repeat(SIZE) + "}";
		assertThat(find(text, "/type")).containsExactly("trade");
		assertThatExceptionOfType(MessageConversionException.class)
			.isThrownBy(() -> this.converter.fromMessage(text, Trade.class));
		String exponent = "{\"type\":\"trade\",\"price\":1e999999999}";
		assertThatExceptionOfType(MessageConversionException.class)
			.isThrownBy(() -> this.converter.fromMessage(exponent, Count.class));
	}

	@Test
	void longNamesAreErrors() {
		String text = "{\"" + "n".repeat(SIZE) + "\":1}";
		assertThatExceptionOfType(MessageConversionException.class)
			.isThrownBy(() -> this.converter.fromMessage(text, JsonNode.class));
	}

	@Test
	void manyEqualNamesAreReadOnce() {
		String text = "{" + "\"type\":\"trade\",".repeat(SIZE / 16) + "\"price\":1}";
		assertThat(find(text, "/type", "/price")).containsExactly("trade", "1");
	}

	private @Nullable String[] find(Object message, String... pointers) {
		return this.fields.lookup(List.of(pointers)).find(message);
	}

	record Trade(String type, BigDecimal price) {
	}

	record Count(String type, long price) {
	}

}
