package io.github.sockettask.handlers;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.converter.AbstractMessageConverter;
import org.springframework.util.MimeType;
import tools.jackson.dataformat.cbor.CBORMapper;

import io.github.sockettask.annotation.OnMessage;
import io.github.sockettask.test.task.FakeSocketConnection;
import io.github.sockettask.test.task.FakeSocketTask;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Converters of the application, chosen by the sub-protocol of a connection.
 */
class SubProtocolTests extends HandlerFixture {

	private static final CBORMapper CBOR = CBORMapper.builder().build();

	private static final String JSON = "{\"price\":7}";

	private void runWith(@Nullable String protocol, Object message, Consumer<Object> sent) {
		with(CborConverter.class, Answering.class).runContext((context) -> {
			assertThat(context).hasNotFailed();
			FakeSocketTask task = context.getBean("ticker", FakeSocketTask.class);
			FakeSocketConnection connection = (protocol != null) ? task.connection().open(protocol, Map.of())
					: task.connection().open();
			connection.receive(message);
			sent.accept(connection.sent().get(0));
		});
	}

	@Test
	void aSubProtocolThatNamesTheFormatIsConvertedInBothDirections() {
		runWith("v1.cbor", CBOR.writeValueAsBytes(Map.of("price", 7)),
				(sent) -> assertThat(CBOR.readValue((byte[]) sent, Trade.class)).isEqualTo(new Trade(8)));
		assertThat(events).containsExactly("7");
	}

	@Test
	void withoutOneMessagesAreJson() {
		runWith(null, JSON, (sent) -> assertThat(sent).isEqualTo("{\"price\":8}"));
		runWith("v2", JSON, (sent) -> assertThat(sent).isEqualTo("{\"price\":8}"));
		runWith("v2.json", JSON.getBytes(StandardCharsets.UTF_8),
				(sent) -> assertThat(sent).isEqualTo("{\"price\":8}"));
		assertThat(events).containsExactly("7", "7", "7");
	}

	record Trade(int price) {

	}

	static class Answering {

		@OnMessage("ticker")
		Trade answer(Trade trade) {
			events.add("" + trade.price());
			return new Trade(trade.price() + 1);
		}

	}

	static class CborConverter extends AbstractMessageConverter {

		CborConverter() {
			super(MimeType.valueOf("application/cbor"));
		}

		@Override
		protected boolean supports(Class<?> type) {
			return true;
		}

		@Override
		protected Object convertFromInternal(Message<?> message, Class<?> type, @Nullable Object hint) {
			return CBOR.readValue((byte[]) message.getPayload(), type);
		}

		@Override
		protected Object convertToInternal(Object payload, @Nullable MessageHeaders headers, @Nullable Object hint) {
			return CBOR.writeValueAsBytes(payload);
		}

	}

}
