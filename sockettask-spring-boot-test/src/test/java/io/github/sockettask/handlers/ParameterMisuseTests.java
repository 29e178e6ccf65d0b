package io.github.sockettask.handlers;

import jakarta.validation.Valid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.messaging.handler.annotation.Header;
import org.springframework.messaging.handler.annotation.Headers;
import org.springframework.messaging.handler.annotation.Payload;

import io.github.sockettask.annotation.HandshakeHeader;
import io.github.sockettask.annotation.OnClose;
import io.github.sockettask.annotation.OnMessage;
import io.github.sockettask.annotation.OnOpen;
import io.github.sockettask.listener.CallbackMethodException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What methods can't take.
 */
class ParameterMisuseTests extends HandlerFixture {

	@Test
	void whenNothingValidatesThenTheStartFails() {
		with(BadValid.class).runContext((context) -> assertThat(context).getFailure()
			.isInstanceOfSatisfying(CallbackMethodException.class, (failure) -> {
				assertThat(failure.description()).endsWith("is to be validated, but there is no Validator.");
				assertThat(failure.action()).startsWith("Add spring-boot-starter-validation");
			}));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					BadPointer   | takes "price" of a message, which is wrong: it is no JSON pointer, which starts with a slash. | Write a JSON pointer, like @Payload("/data/0/price").
					BadHeader    | takes the header "color", which messages do not have.   | Name one of task, socketTaskId, sequence, receivedAt, type and protocol. For a header of the handshake write @HandshakeHeader.
					BadHeaders   | has @Headers, but is no Map.                            | Let it be a Map<String, Object>.
					BadClose     | has @HandshakeHeader, but a close knows no headers.     | Keep the header when the connection is opened, in an @OnOpen method.
					BadOpen      | has @Payload, but @OnOpen has no message.                | Remove @Payload.
					""")
	void whenAParameterIsWrongThenTheStartFails(String bean, String description, String action) throws Exception {
		with(Class.forName(ParameterMisuseTests.class.getName() + "$" + bean))
			.runContext((context) -> assertThat(context).getFailure()
				.isInstanceOfSatisfying(CallbackMethodException.class, (failure) -> {
					assertThat(failure.description()).startsWith("Parameter 'wrong' (number 1, of type ")
						.endsWith(description);
					assertThat(failure.action()).isEqualTo(action);
				}));
	}

	static class BadValid {

		@OnMessage
		void on(@Valid Priced wrong) {
		}

	}

	record Priced(int price) {

	}

	static class BadPointer {

		@OnMessage
		void on(@Payload("price") String wrong) {
		}

	}

	static class BadHeader {

		@OnMessage
		void on(@Header("color") String wrong) {
		}

	}

	static class BadHeaders {

		@OnMessage
		void on(@Headers String wrong) {
		}

	}

	static class BadOpen {

		@OnOpen
		void on(@Payload String wrong) {
		}

	}

	static class BadClose {

		@OnClose
		void on(@HandshakeHeader("X-Id") String wrong) {
		}

	}

}
