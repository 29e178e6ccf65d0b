package io.github.sockettask.converter;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.assertj.core.util.Throwables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.converter.ByteArrayMessageConverter;
import org.springframework.messaging.converter.CompositeMessageConverter;
import org.springframework.messaging.converter.JacksonJsonMessageConverter;
import org.springframework.messaging.converter.MessageConverter;
import org.springframework.messaging.converter.StringMessageConverter;
import org.springframework.messaging.support.GenericMessage;
import tools.jackson.databind.JsonNode;

import io.github.sockettask.MessageConversionException;
import io.github.sockettask.MessageType;
import io.github.sockettask.SocketMessageConverter;
import io.github.sockettask.listener.CallbackContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link MessagingMessageConverter}.
 */
class MessagingMessageConverterTests {

	private final SocketMessageConverter converter = CallbackContext.converter();

	private final SocketMessageConverter showing = new MessagingMessageConverter(new JacksonJsonMessageConverter(),
			true);

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "text" })
	void textIsHandedOnAsText(String text) {
		assertThat(this.converter.fromMessage(text, String.class)).isSameAs(text);
		assertThat(this.converter.fromMessage(text, CharSequence.class)).isSameAs(text);
		assertThat(this.converter.fromMessage(text, Object.class)).isSameAs(text);
	}

	@Test
	void bytesAreHandedOnAsBytes() {
		byte[] empty = new byte[0];
		byte[] bytes = { 1, 2 };
		assertThat(this.converter.fromMessage(empty, byte[].class)).isSameAs(empty);
		assertThat(this.converter.fromMessage(bytes, Object.class)).isSameAs(bytes);
		assertThat(this.converter.fromMessage(bytes, ByteBuffer.class)).isEqualTo(ByteBuffer.wrap(bytes));
	}

	@Test
	void whenTextIsTakenAsBytesThenErrorNamesTheKinds() {
		assertThatExceptionOfType(MessageConversionException.class)
			.isThrownBy(() -> this.converter.fromMessage("abc", byte[].class))
			.withMessage("Text message of 3 characters can't be taken as byte[], which is for binary messages");
		assertThatExceptionOfType(MessageConversionException.class)
			.isThrownBy(() -> this.converter.fromMessage("abc", ByteBuffer.class))
			.withMessageContaining("java.nio.ByteBuffer, which is for binary messages");
	}

	@Test
	void whenBytesAreTakenAsTextThenErrorNamesTheKinds() {
		assertThatExceptionOfType(MessageConversionException.class)
			.isThrownBy(() -> this.converter.fromMessage(new byte[4], String.class))
			.withMessage("Binary message of 4 bytes can't be taken as java.lang.String, which is for text messages");
	}

	@Test
	void jsonIsReadFromBothKindsOfMessages() {
		String json = "{\"symbol\":\"A\",\"price\":2.5}";
		Tick tick = new Tick("A", 2.5);
		assertThat(this.converter.fromMessage(json, Tick.class)).isEqualTo(tick);
		assertThat(this.converter.fromMessage(json.getBytes(StandardCharsets.UTF_8), Tick.class)).isEqualTo(tick);
		assertThat(this.converter.fromMessage(json, JsonNode.class)).isInstanceOf(JsonNode.class);
		assertThat(this.converter.fromMessage("7", int.class)).isEqualTo(7);
		assertThat(this.converter.fromMessage("null", JsonNode.class)).hasToString("null");
	}

	@Test
	void jsonIsReadToGenericTypes() {
		String json = "[{\"symbol\":\"A\",\"price\":2.5}]";
		assertThat(this.converter.fromMessage(json, new MessageType<List<Tick>>() {
		}.type())).isEqualTo(List.of(new Tick("A", 2.5)));
		assertThat(this.converter.fromMessage("{\"a\":" + json + "}", new MessageType<Map<String, List<Tick>>>() {
		}.type())).isEqualTo(Map.of("a", List.of(new Tick("A", 2.5))));
		assertThat(this.converter.fromMessage("7", new MessageType<Optional<Integer>>() {
		}.type())).isEqualTo(Optional.of(7));
		assertThat(this.converter.fromMessage("{\"data\":{\"symbol\":\"A\",\"price\":1}}",
				new MessageType<Envelope<Tick>>() {
				}.type()))
			.isEqualTo(new Envelope<>(new Tick("A", 1)));
	}

	@Test
	void compositeOfSpringConvertersReadsAndWrites() {
		JacksonJsonMessageConverter jackson = new JacksonJsonMessageConverter();
		jackson.setSerializedPayloadClass(String.class);
		SocketMessageConverter composite = new MessagingMessageConverter(new CompositeMessageConverter(
				List.of(new StringMessageConverter(), new ByteArrayMessageConverter(), jackson)));
		assertThat(composite.fromMessage("[1,2]", new MessageType<List<Long>>() {
		}.type())).isEqualTo(List.of(1L, 2L));
		assertThat(composite.toMessage(List.of(1, 2))).isEqualTo("[1,2]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "null", "{", "{} {}", "[]" })
	void whenTextIsNoJsonOfTheTypeThenErrorNamesLengthAndType(String text) {
		assertThatExceptionOfType(MessageConversionException.class)
			.isThrownBy(() -> this.converter.fromMessage(text, Tick.class))
			.withMessageStartingWith("Text message of %d characters can't be converted to %s: ".formatted(text.length(),
					Tick.class.getTypeName()));
	}

	@Test
	void whenGenericTypeDoesNotFitThenErrorNamesItWithItsArguments() {
		assertThatExceptionOfType(MessageConversionException.class)
			.isThrownBy(() -> this.showing.fromMessage("7", new MessageType<List<Tick>>() {
			}.type()))
			.withMessageContaining("java.util.List<" + Tick.class.getTypeName() + ">")
			.withMessageEndingWith("; it starts with: 7");
	}

	@Test
	void errorQuotesNoMoreThan64CharactersOfMessage() {
		String text = "s".repeat(65);
		assertThatExceptionOfType(MessageConversionException.class)
			.isThrownBy(() -> this.showing.fromMessage(text, Tick.class))
			.satisfies((ex) -> assertThat(ex.errMsg()).doesNotContain(text).contains("s".repeat(64)));
		assertThatExceptionOfType(MessageConversionException.class)
			.isThrownBy(() -> this.showing.fromMessage("{\"price\":\"" + text + "\"}", Tick.class))
			.satisfies((ex) -> assertThat(ex.errMsg()).doesNotContain(text));
	}

	@Test
	void errorQuotesNothingOfTheMessageUnlessItIsTo() {
		assertThatExceptionOfType(MessageConversionException.class)
			.isThrownBy(() -> this.converter.fromMessage("s3cret", Tick.class))
			.withMessage("Text message of 6 characters can't be converted to %s: StreamReadException"
				.formatted(Tick.class.getTypeName()))
			.withNoCause();
		assertThatExceptionOfType(MessageConversionException.class)
			.isThrownBy(() -> this.showing.fromMessage("s3cret", Tick.class))
			.withMessageEndingWith("; it starts with: s3cret")
			.havingCause()
			.withMessageContaining("s3cret");
	}

	@Test
	void stackTraceDoesNotGiveTheMessageAway() {
		String text = "{\"symbol\":[\"" + "secret,".repeat(100) + "\"]}";
		assertThatExceptionOfType(MessageConversionException.class)
			.isThrownBy(() -> this.converter.fromMessage(text, Tick.class))
			.satisfies((ex) -> assertThat(ex).hasStackTraceContaining("Tick")
				.extracting(Throwables::getStackTrace)
				.asString()
				.doesNotContain("secret,".repeat(50)));
	}

	@Test
	void whenNoConverterKnowsTypeThenErrorSaysSo() {
		SocketMessageConverter textOnly = new MessagingMessageConverter(new StringMessageConverter());
		assertThatExceptionOfType(MessageConversionException.class)
			.isThrownBy(() -> textOnly.fromMessage("{}", Tick.class))
			.withMessageContaining("no converter knows the type");
		assertThatExceptionOfType(MessageConversionException.class)
			.isThrownBy(() -> textOnly.toMessage(new Tick("A", 1)))
			.withMessage(Tick.class.getTypeName() + " can't be converted to a message: no converter knows the type");
	}

	@Test
	void whenSpringConverterMakesNeitherTextNorBytesThenErrorSaysWhatItMade() {
		SocketMessageConverter number = new MessagingMessageConverter(new MessageConverter() {
			@Override
			public @Nullable Object fromMessage(Message<?> message, Class<?> type) {
				return null;
			}

			@Override
			public Message<?> toMessage(Object payload, @Nullable MessageHeaders headers) {
				return new GenericMessage<>(7);
			}
		});
		assertThatExceptionOfType(MessageConversionException.class).isThrownBy(() -> number.toMessage(new Tick("A", 1)))
			.withMessage(Tick.class.getTypeName()
					+ " can't be converted to a message: it became java.lang.Integer, not String or byte[]");
	}

	@Test
	void textAndBytesAreSentAsTheyAre() {
		byte[] bytes = { 1 };
		assertThat(this.converter.toMessage("")).isEqualTo("");
		assertThat(this.converter.toMessage(bytes)).isSameAs(bytes);
	}

	@Test
	void remainingBytesOfBufferAreSentAndItsPositionStays() {
		ByteBuffer buffer = ByteBuffer.wrap(new byte[] { 1, 2, 3 }).position(1);
		assertThat(this.converter.toMessage(buffer)).isEqualTo(new byte[] { 2, 3 });
		assertThat(buffer.position()).isEqualTo(1);
	}

	@Test
	void objectsAreSentAsJsonText() {
		assertThat(this.converter.toMessage(new Tick("A", 2.5))).isEqualTo("{\"symbol\":\"A\",\"price\":2.5}");
		assertThat(this.converter.toMessage(7)).isEqualTo("7");
	}

	@Test
	void whenSpringConverterSerializesToBytesThenMessageIsBinary() {
		SocketMessageConverter binary = new MessagingMessageConverter(new JacksonJsonMessageConverter());
		assertThat(binary.toMessage(7)).isEqualTo("7".getBytes(StandardCharsets.UTF_8));
	}

	@Test
	void whenObjectCannotBeWrittenThenErrorNamesItsType() {
		List<Object> endless = new ArrayList<>();
		endless.add(endless);
		assertThatExceptionOfType(MessageConversionException.class).isThrownBy(() -> this.converter.toMessage(endless))
			.withMessageStartingWith("java.util.ArrayList can't be converted to a message: ");
	}

	@Test
	void noMessageIsMadeAnIdentifierFor() {
		List<Message<?>> messages = new ArrayList<>();
		JacksonJsonMessageConverter json = new JacksonJsonMessageConverter();
		MessagingMessageConverter converter = new MessagingMessageConverter(new MessageConverter() {
			@Override
			public Object fromMessage(Message<?> message, Class<?> type) {
				messages.add(message);
				return "read";
			}

			@Override
			public @Nullable Message<?> toMessage(Object payload, @Nullable MessageHeaders headers) {
				Message<?> message = json.toMessage(payload, headers);
				messages.add(message);
				return message;
			}
		});
		converter.fromMessage("{}", Map.class, "v1.json");
		converter.toMessage(Map.of(), "v1.json");
		assertThat(messages).hasSize(2).allSatisfy((message) -> {
			assertThat(message.getHeaders().getId()).isNull();
			assertThat(message.getHeaders().getTimestamp()).isNull();
			assertThat(message.getHeaders()).containsEntry("protocol", "v1.json");
		});
	}

	record Tick(String symbol, double price) {

	}

	record Envelope<T>(T data) {

	}

}
