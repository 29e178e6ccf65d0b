package io.github.sockettask.listener;

import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.messaging.handler.annotation.Header;
import org.springframework.messaging.handler.annotation.Headers;
import org.springframework.messaging.handler.annotation.Payload;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.github.sockettask.MessageContext;
import io.github.sockettask.OnCloseCallbackResult;
import io.github.sockettask.OnErrorCallbackResult;
import io.github.sockettask.OnMessageCallbackResult;
import io.github.sockettask.OnOpenCallbackResult;
import io.github.sockettask.SocketTask;
import io.github.sockettask.annotation.HandshakeHeader;
import io.github.sockettask.converter.TestMessage;
import io.github.sockettask.json.JsonMessageFields;
import io.github.sockettask.listener.argument.CallbackArgument;
import io.github.sockettask.listener.argument.CallbackArguments;
import io.github.sockettask.listener.argument.MessageArgument;
import io.github.sockettask.listener.method.AnnotatedMethod;
import io.github.sockettask.listener.method.CallbackEvent;
import io.github.sockettask.listener.method.CallbackMethodException;
import io.github.sockettask.listener.method.MessageSelection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Every parameter on every event, and every parameter of a message with every kind of
 * message.
 */
class ParameterMatrixTests {

	private static final Map<String, Object> MESSAGES = Map.of("json", "{\"price\":7}", "array", "[{\"price\":7}]",
			"plain", "hello", "empty", "", "binary json", "{\"price\":7}".getBytes(StandardCharsets.UTF_8), "binary",
			new byte[] { 1 }, "empty binary", new byte[0]);

	private static final List<String> KINDS = List.of("json", "array", "plain", "empty", "binary json", "binary",
			"empty binary");

	private final RecordingSocketTask task = new RecordingSocketTask("ticker");

	private final CallbackArguments arguments;

	ParameterMatrixTests() {
		DefaultListableBeanFactory beanFactory = new DefaultListableBeanFactory();
		beanFactory.registerSingleton("fields", new JsonMessageFields(JsonMapper.shared()));
		this.arguments = new CallbackArguments(beanFactory);
	}

	private static Method method(String parameter) {
		return Arrays.stream(Parameters.class.getDeclaredMethods())
			.filter((method) -> method.getName().equals(parameter))
			.findFirst()
			.orElseThrow();
	}

	private CallbackArgument resolve(String parameter, CallbackEvent event) {
		AnnotatedMethod annotated = new AnnotatedMethod("bean", Parameters.class, method(parameter), event, List.of(),
				MessageSelection.ALL);
		return this.arguments.resolve(annotated, 1)[0];
	}

	@Test
	void everyParameterIsInBothTables() {
		Stream<String> all = Arrays.stream(Parameters.class.getDeclaredMethods()).map(Method::getName);
		assertThat(all).allMatch((name) -> name.matches("[a-zA-Z]+")).hasSize(24);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			task           | yes | yes | yes | yes
			text           | no  | yes | yes | yes
			chars          | no  | yes | no  | no
			bytes          | no  | yes | no  | no
			buffer         | no  | yes | no  | no
			any            | no  | yes | no  | no
			node           | no  | yes | no  | no
			bound          | no  | yes | no  | no
			list           | no  | yes | no  | no
			result         | no  | yes | no  | no
			context        | no  | yes | no  | yes
			part           | no  | yes | no  | yes
			payload        | no  | yes | no  | yes
			header         | no  | yes | no  | yes
			headers        | no  | yes | no  | yes
			handshake      | yes | yes | no  | yes
			opened         | yes | no  | no  | no
			httpHeaders    | yes | no  | no  | no
			headerMap      | yes | yes | no  | no
			closed         | no  | no  | yes | no
			code           | no  | yes | yes | no
			failed         | no  | no  | no  | yes
			thrown         | no  | no  | no  | yes
			failedMethod   | no  | no  | no  | yes
			""")
	void aParameterIsSupportedOnSomeEventsAndRefusedOnOthers(String parameter, String open, String message,
			String close, String error) {
		verify(parameter, CallbackEvent.OPEN, open);
		verify(parameter, CallbackEvent.MESSAGE, message);
		verify(parameter, CallbackEvent.CLOSE, close);
		verify(parameter, CallbackEvent.ERROR, error);
	}

	private void verify(String parameter, CallbackEvent event, String supported) {
		if (supported.equals("yes")) {
			assertThat(resolve(parameter, event)).as(parameter + " on " + event).isNotNull();
			return;
		}
		assertThatExceptionOfType(CallbackMethodException.class).as(parameter + " on " + event)
			.isThrownBy(() -> resolve(parameter, event))
			.satisfies((failure) -> {
				assertThat(failure.description()).startsWith("Parameter 'value' (number 1, of type ")
					.endsWith(" method %s.%s(%s) of bean 'bean' %s.".formatted(Parameters.class.getName(), parameter,
							method(parameter).getParameterTypes()[0].getSimpleName(), reason(parameter, event)));
				assertThat(failure.action()).isEqualTo(action(parameter, event));
			});
	}

	private static boolean isOfMessage(String parameter) {
		return List.of("part", "payload", "header", "headers").contains(parameter);
	}

	private static String annotation(String parameter) {
		return method(parameter).getParameters()[0].getAnnotations()[0].annotationType().getSimpleName();
	}

	private static String reason(String parameter, CallbackEvent event) {
		if (isOfMessage(parameter)) {
			return "has @%s, but %s has no message".formatted(annotation(parameter), event);
		}
		return parameter.equals("handshake") ? "has @HandshakeHeader, but a close has no headers" : "is not supported";
	}

	private static String action(String parameter, CallbackEvent event) {
		if (isOfMessage(parameter)) {
			return "Remove @" + annotation(parameter) + ".";
		}
		return parameter.equals("handshake") ? "Keep the header when the connection is opened, in an @OnOpen method."
				: "Remove it, or change its type. %s supports: %s.".formatted(event, event.supportedParameters());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			parameter   | json   | array  | plain  | empty  | binary json | binary | empty binary
			task        | value  | value  | value  | value  | value       | value  | value
			text        | value  | value  | value  | value  | -           | -      | -
			chars       | value  | value  | value  | value  | -           | -      | -
			bytes       | -      | -      | -      | -      | value       | value  | value
			buffer      | -      | -      | -      | -      | value       | value  | value
			any         | value  | value  | value  | value  | value       | value  | value
			node        | value  | value  | error  | error  | value       | error  | error
			bound       | value  | error  | error  | error  | value       | error  | error
			list        | error  | value  | error  | error  | error       | error  | error
			result      | value  | error  | error  | error  | value       | error  | error
			context     | value  | value  | value  | value  | value       | value  | value
			part        | value  | error  | error  | error  | value       | error  | error
			payload     | value  | value  | value  | value  | -           | -      | -
			header      | value  | value  | value  | value  | value       | value  | value
			headers     | value  | value  | value  | value  | value       | value  | value
			handshake   | value  | value  | value  | value  | value       | value  | value
			headerMap   | error  | error  | error  | error  | error       | error  | error
			code        | error  | error  | error  | error  | error       | error  | error
			""", useHeadersInDisplayName = true)
	void aParameterTakesSomeMessagesAndNotOthers(ArgumentsAccessor row) {
		CallbackArgument argument = resolve(row.getString(0), CallbackEvent.MESSAGE);
		List<String> expected = IntStream.rangeClosed(1, KINDS.size()).mapToObj(row::getString).toList();
		List<String> outcomes = KINDS.stream().map((kind) -> outcome(argument, MESSAGES.get(kind))).toList();
		assertThat(outcomes).as(row.getString(0)).isEqualTo(expected);
	}

	private String outcome(CallbackArgument argument, Object data) {
		if (argument instanceof MessageArgument message && !message.kind().includes(data)) {
			return "-";
		}
		try {
			return (argument.resolve(this.task, new TestMessage(this.task, data)) != null) ? "value" : "null";
		}
		catch (RuntimeException ex) {
			return "error";
		}
	}

	record Bound(int price) {

	}

	@SuppressWarnings("unused")
	interface Parameters {

		void task(SocketTask value);

		void text(String value);

		void chars(CharSequence value);

		void bytes(byte[] value);

		void buffer(ByteBuffer value);

		void any(Object value);

		void node(JsonNode value);

		void bound(Bound value);

		void list(List<Bound> value);

		void result(OnMessageCallbackResult<Bound> value);

		void context(MessageContext value);

		void part(@Payload("/price") int value);

		void payload(@Payload String value);

		void header(@Header("sequence") long value);

		void headers(@Headers Map<String, Object> value);

		void handshake(@HandshakeHeader("X-Server") String value);

		void opened(OnOpenCallbackResult value);

		void httpHeaders(HttpHeaders value);

		void headerMap(Map<String, List<String>> value);

		void closed(OnCloseCallbackResult value);

		void code(int value);

		void failed(OnErrorCallbackResult value);

		void thrown(IllegalStateException value);

		void failedMethod(Method value);

	}

}
