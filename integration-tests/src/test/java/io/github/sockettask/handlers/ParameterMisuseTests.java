package io.github.sockettask.handlers;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import jakarta.validation.Valid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.messaging.handler.annotation.Header;
import org.springframework.messaging.handler.annotation.Headers;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;
import reactor.core.publisher.Mono;

import io.github.sockettask.OnMessageCallbackResult;
import io.github.sockettask.annotation.HandshakeHeader;
import io.github.sockettask.annotation.OnClose;
import io.github.sockettask.annotation.OnError;
import io.github.sockettask.annotation.OnMessage;
import io.github.sockettask.annotation.OnOpen;
import io.github.sockettask.listener.method.CallbackMethodException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What methods can't take.
 */
class ParameterMisuseTests extends HandlerFixture {

	@Test
	void whenNothingValidatesThenTheStartFails() {
		with(BadValid.class).runContext((context) -> assertThat(context).getFailure()
			.isInstanceOfSatisfying(CallbackMethodException.class, (failure) -> {
				assertThat(failure.description()).endsWith("has @Valid or @Validated, but there is no Validator.");
				assertThat(failure.action()).startsWith("Add spring-boot-starter-validation");
			}));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					BadPointer   | takes "price" of a message, which is wrong: it is not a JSON pointer, which starts with a slash. | Write a JSON pointer, like @Payload("/data/0/price").
					BadHeader    | takes the header "color", which messages do not have.   | Name one of task, socketTaskId, sequence, receivedAt, type and protocol. For a header of the handshake write @HandshakeHeader.
					BadHeaders   | has @Headers, but can't take a Map<String, Object>.      | Let it be a Map<String, Object>.
					BadValues    | has @Headers, but can't take a Map<String, Object>.      | Let it be a Map<String, Object>.
					BadName      | has @HandshakeHeader, which names no header.            | Name the header, like @HandshakeHeader("X-Session").
					BadClose     | has @HandshakeHeader, but a close has no headers.     | Keep the header when the connection is opened, in an @OnOpen method.
					BadPrimitive | is not required, but has a primitive type, which can't be null. | Use an Optional or the wrapper class, or make it required.
					BadType      | takes the header "receivedAt", which is a java.time.Instant and can't be converted to that. | Change its type, or have a ConversionService that can convert it.
					BadDefault   | has the default "many", which can't be converted to that. | Correct the default.
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

	@ParameterizedTest
	@ValueSource(classes = { BadFuture.class, BadStage.class, BadFutures.class, BadArray.class, BadMap.class,
			BadResult.class, BadMono.class, BadStream.class, BadPublisher.class, BadPart.class, BadOptionalPart.class,
			BadFailedMessage.class })
	void whatNoMessageCanBeConvertedToIsRefusedAtTheStart(Class<?> bean) {
		with(bean).runContext((context) -> assertThat(context).getFailure()
			.isInstanceOfSatisfying(CallbackMethodException.class, (failure) -> {
				assertThat(failure.description()).startsWith("Parameter 'wrong' (number 1, of type ")
					.endsWith("is not supported.");
				assertThat(failure.action()).startsWith("Remove it, or change its type. @On");
			}));
	}

	@Test
	void onlyWhatHasArrivedIsValidated() {
		with(LocalValidatorFactoryBean.class, ValidError.class).runContext((context) -> assertThat(context).getFailure()
			.isInstanceOfSatisfying(CallbackMethodException.class, (failure) -> {
				assertThat(failure.description())
					.endsWith("has @Valid or @Validated, but does not take a received message.");
				assertThat(failure.action()).isEqualTo(
						"Remove the annotation: it applies to the message, or a part of it, in @OnMessage methods.");
			}));
	}

	static class BadFuture {

		@OnMessage
		void on(CompletableFuture<Priced> wrong) {
		}

	}

	static class BadStage {

		@OnMessage
		void on(CompletionStage<Priced> wrong) {
		}

	}

	static class BadFutures {

		@OnMessage
		void on(List<CompletableFuture<Priced>> wrong) {
		}

	}

	static class BadArray {

		@OnMessage
		void on(Future<?>[] wrong) {
		}

	}

	static class BadMap {

		@OnMessage
		void on(Map<String, List<Future<String>>> wrong) {
		}

	}

	static class BadResult {

		@OnMessage
		void on(OnMessageCallbackResult<CompletableFuture<String>> wrong) {
		}

	}

	static class BadMono {

		@OnMessage
		void on(Mono<Priced> wrong) {
		}

	}

	static class BadStream {

		@OnMessage
		void on(Stream<Priced> wrong) {
		}

	}

	static class BadPublisher {

		@OnMessage
		void on(Flow.Publisher<Priced> wrong) {
		}

	}

	static class BadPart {

		@OnMessage
		void on(@Payload("/price") CompletableFuture<Integer> wrong) {
		}

	}

	static class BadOptionalPart {

		@OnMessage
		void on(@Payload("/price") Optional<CompletableFuture<Integer>> wrong) {
		}

	}

	static class BadFailedMessage {

		@OnError
		void on(@Payload CompletableFuture<Priced> wrong) {
		}

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

	static class BadValues {

		@OnMessage
		void on(@Headers Map<String, String> wrong) {
		}

	}

	static class ValidError {

		@OnError
		void on(@Valid @Payload Priced wrong) {
		}

	}

	static class BadPrimitive {

		@OnMessage
		void on(@Payload(value = "/price", required = false) int wrong) {
		}

	}

	static class BadType {

		@OnMessage
		void on(@Header("receivedAt") Thread wrong) {
		}

	}

	static class BadDefault {

		@OnMessage
		void on(@HandshakeHeader(value = "X-Id", defaultValue = "many") int wrong) {
		}

	}

	static class BadName {

		@OnMessage
		void on(@HandshakeHeader("") String wrong) {
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
