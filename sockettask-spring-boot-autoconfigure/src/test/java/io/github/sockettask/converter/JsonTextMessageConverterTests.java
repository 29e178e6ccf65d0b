package io.github.sockettask.converter;

import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonView;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.MethodParameter;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.converter.JacksonJsonMessageConverter;
import org.springframework.messaging.converter.MessageConversionException;
import org.springframework.messaging.converter.SmartMessageConverter;
import org.springframework.messaging.support.GenericMessage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests for {@link JsonTextMessageConverter}: it does what the one of Spring does.
 */
class JsonTextMessageConverterTests {

	private final JsonMapper mapper = JsonMapper.builder().build();

	private final JsonTextMessageConverter converter = new JsonTextMessageConverter(this.mapper, true);

	private final JacksonJsonMessageConverter ofSpring = new JacksonJsonMessageConverter(this.mapper);

	@ParameterizedTest
	@ValueSource(strings = { "{\"symbol\":\"A\",\"price\":1.5,\"more\":[]}", "{}", "null", "", "7", "[]", "{", "{} {}",
			"\"text\"", "{\"price\":\"x\"}" })
	void classesAreReadAsSpringReadsThem(String text) {
		for (Class<?> type : List.of(Tick.class, int.class, Integer.class, JsonNode.class, Map.class, Tick[].class,
				Object.class, Runnable.class)) {
			// once more, when it is known how
			for (int i = 0; i < 2; i++) {
				assertIsReadAlike(text, type, null);
				assertIsReadAlike(text.getBytes(StandardCharsets.UTF_8), type, null);
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "[{\"symbol\":\"A\",\"price\":1.5}]", "{\"symbol\":\"A\",\"price\":1.5}", "null", "[7]" })
	void parametersAreReadAsSpringReadsThem(String text) {
		for (Method method : Methods.class.getDeclaredMethods()) {
			MethodParameter parameter = new MethodParameter(method, 0);
			for (int i = 0; i < 2; i++) {
				assertIsReadAlike(text, parameter.getParameterType(), parameter);
				assertIsReadAlike(text.getBytes(StandardCharsets.UTF_8), parameter.getParameterType(), parameter);
			}
		}
	}

	@Test
	void aViewAsHintIsTakenAsOne() {
		assertIsReadAlike("{\"symbol\":\"A\",\"price\":1.5}", Tick.class, View.class);
		assertIsReadAlike("{\"symbol\":\"A\",\"price\":1.5}", Tick.class, null);
	}

	@Test
	void aTextMayBeginWithAByteOrderMark() {
		JsonTextMessageConverter converter = new JsonTextMessageConverter(JsonMapper.shared());
		assertThat(converter.fromMessage(new GenericMessage<>("\ufeff{\"a\":1}"), JsonNode.class))
			.hasToString("{\"a\":1}");
	}

	@Test
	void objectsAreWrittenAsText() {
		Message<?> message = this.converter.toMessage(new Tick("A", 1.5), null);
		assertThat(message).isNotNull();
		assertThat(message.getPayload()).isEqualTo("{\"symbol\":\"A\",\"price\":1.5}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"price\":\"s3cret\"}", "{\"price\":s3cret}", "{\"price\":1,\"symbol\":[\"s3cret\"]}",
			"s3cret", "\"s3cret\"", "{\"price\":1e99999999999, \"s3cret\"" })
	void errorsSayWhatIsWrongAndWhereButNotWhatIsThere(String text) {
		JsonTextMessageConverter converter = new JsonTextMessageConverter(this.mapper);
		assertThatExceptionOfType(MessageConversionException.class)
			.isThrownBy(() -> converter.fromMessage(new GenericMessage<>(text), Tick.class))
			.withMessageMatching(
					"Could not read JSON: (it is not valid JSON|the value is no [\\w.$]+)( at .*)? \\(line 1, column \\d+\\)")
			.withMessageNotContaining("s3cret")
			.withNoCause();
	}

	private void assertIsReadAlike(Object payload, Class<?> type, @Nullable Object hint) {
		Message<?> message = new GenericMessage<>(payload, new MessageHeaders(null));
		assertThat(outcome(this.converter, message, type, hint)).isEqualTo(outcome(this.ofSpring, message, type, hint));
	}

	private static Object outcome(SmartMessageConverter converter, Message<?> message, Class<?> type,
			@Nullable Object hint) {
		Object[] read = new Object[1];
		Throwable failure = catchThrowable(() -> read[0] = converter.fromMessage(message, type, hint));
		if (failure != null) {
			return failure.getClass() + ": " + failure.getMessage();
		}
		return (read[0] instanceof Object[] array) ? Arrays.asList(array) : String.valueOf(read[0]);
	}

	interface View {

	}

	record Tick(String symbol, @JsonView(Object.class) double price) {

	}

	interface Methods {

		void list(List<Tick> ticks);

		void tick(Tick tick);

		void optional(Optional<Tick> tick);

		void view(@JsonView(View.class) Tick tick);

		void map(Map<String, Object> map);

	}

}
