package io.github.sockettask.handlers;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.springframework.core.MethodParameter;
import org.springframework.messaging.Message;
import org.springframework.messaging.handler.invocation.HandlerMethodArgumentResolver;

import io.github.sockettask.annotation.OnError;
import io.github.sockettask.annotation.OnMessage;
import io.github.sockettask.annotation.SocketTaskHandler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Parameters that the application resolves itself.
 */
class ResolverTests extends HandlerFixture {

	@Test
	void aResolverOfTheApplicationIsAskedFirst() {
		with(TextResolver.class, Resolving.class).runOpened("hello");
		assertThat(events).containsExactly("hello of ticker");
	}

	@Test
	void whatAResolverThrowsIsToldToTheErrorMethods() {
		with(TextResolver.class, Resolving.class).runOpened("broken");
		assertThat(events).containsExactly("no text, from nowhere");
	}

	@Test
	void aCheckedExceptionOfAResolverIsTheCauseOfWhatIsTold() {
		with(TextResolver.class, Resolving.class).runOpened("missing");
		assertThat(events)
			.containsExactly("Parameter 'text' (number 1, of type java.lang.StringBuilder) of @OnMessage method "
					+ Resolving.class.getName()
					+ ".resolved(StringBuilder) of bean 'resolverTests.Resolving' could not be resolved, from no file");
	}

	@SocketTaskHandler("ticker")
	static class Resolving {

		@OnMessage
		void resolved(StringBuilder text) {
			events.add(text.toString());
		}

		@OnError
		void failed(Exception failure) {
			Throwable cause = failure.getCause();
			events.add(failure.getMessage() + ", from " + ((cause != null) ? cause.getMessage() : "nowhere"));
		}

	}

	static class TextResolver implements HandlerMethodArgumentResolver {

		@Override
		public boolean supportsParameter(MethodParameter parameter) {
			return parameter.getParameterType() == StringBuilder.class;
		}

		@Override
		public Object resolveArgument(MethodParameter parameter, Message<?> message) throws IOException {
			return switch (message.getPayload().toString()) {
				case "broken" -> throw new IllegalStateException("no text");
				case "missing" -> throw new IOException("no file");
				default -> new StringBuilder(message.getPayload() + " of " + message.getHeaders().get("task"));
			};
		}

	}

}
