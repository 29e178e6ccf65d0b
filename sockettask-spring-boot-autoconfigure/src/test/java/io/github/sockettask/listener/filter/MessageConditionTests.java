package io.github.sockettask.listener.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import io.github.sockettask.MessageContext;
import io.github.sockettask.MessageFields;
import io.github.sockettask.SocketTask;
import io.github.sockettask.annotation.OnError;
import io.github.sockettask.annotation.OnMessage;
import io.github.sockettask.converter.TestMessage;
import io.github.sockettask.json.JsonMessageFields;
import io.github.sockettask.listener.CallbackContext;
import io.github.sockettask.listener.RecordingSocketTask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for conditions of annotated methods.
 */
class MessageConditionTests {

	private static final MessageFields FIELDS = new JsonMessageFields(JsonMapper.shared());

	private static final String TRADE = "{\"type\":\"trade\",\"price\":100.5,\"size\":\"7\",\"active\":true,\"symbol\":\"SPX\"}";

	private static final List<String> calls = new ArrayList<>();

	@BeforeEach
	void reset() {
		calls.clear();
	}

	@ParameterizedTest
	@ValueSource(strings = { "type == 'trade'", "type() == 'trade'", "#root.type() eq 'trade'", "sequence == 1",
			"task.name() == 'ticker'", "task().name().startsWith('tick')", "socketTaskId == 1", "protocol == 'v1'",
			"handshakeHeader['X-Server'].contains('hello')", "data.contains('SPX')",
			"receivedAt.isBefore(T(java.time.Instant).now())", "field('/price') > 100", "field('/price') == 100.50",
			"100 < field('/price')", "field('/price') between {100, 101}", "field('/size') == 7",
			"field('/active') == true", "field('/active')", "field('/symbol') matches 'S.*'", "field('/none') == null",
			"field('/symbol') != 7", "{'SPX', 'DAX'}.contains(field('/symbol'))",
			"payload('/price', T(Double)) * 2 == 201", "payload(T(java.util.Map))['symbol'] == 'SPX'",
			"payload(T(io.github.sockettask.listener.filter.MessageConditionTests$Trade)).price > 100",
			"@limits.allow(field('/symbol'))", "@limits.allow(#root)", "payload(T(java.util.Map))[symbol] == 'SPX'",
			"{a: field('/symbol'), b: 1}[a] == 'SPX'", "{'a', 'SPX'}.?[length() > 1].contains(field('/symbol'))",
			"new String('SPX') == field('/symbol')", "handshakeHeader.![key].contains('X-Server')",
			"not (sequence > 1)" })
	void conditionSeesTheMessageAndTheBeans(String condition) {
		MessageContext message = new TestMessage(new RecordingSocketTask("ticker"), TRADE);
		Predicate<MessageContext> predicate = condition(condition);
		// often enough to be compiled, if it can be
		for (int i = 0; i < 150; i++) {
			assertThat(predicate.test(message)).isTrue();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "field('/price') > 101", "field('/none') > 1", "field('/symbol') == 1", "field('/none')",
			"field('/active') == false", "null", "false" })
	void conditionThatDoesNotHoldIsFalse(String condition) {
		assertThat(condition(condition).test(new TestMessage(new RecordingSocketTask("ticker"), TRADE))).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "sequence > 1, sequence > 1, true", "sequence > 1, sequence > 2, false" })
	void conditionsWithTheSameTextAreEqual(String first, String second, boolean equal) {
		MessageConditions conditions = new MessageConditions(
				new CallbackContext().refresh().context.getDefaultListableBeanFactory(), FIELDS);
		Predicate<MessageContext> one = conditions.create(null, first);
		assertThat(one.equals(conditions.create(null, second))).isEqualTo(equal);
		assertThat(one).hasSameHashCodeAs(conditions.create(null, first)).isNotEqualTo(condition(first));
	}

	@Test
	void whenConditionThrowsThenErrorMethodIsToldAndMethodIsNotCalled() {
		RecordingSocketTask task = CallbackContext.start(new Failing());
		task.message(TRADE);
		assertThat(task.unhandled).isEmpty();
		assertThat(calls).singleElement().asString().contains("Cannot compare instances of class java.lang.String");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			sequence > 0 and data != '' and (field('/a') = 'b') | EL1068E
			data != '' and seqence > 1                          | Property or field 'seqence' cannot be found
			data != '' and @limit.allow(data)                   | A problem occurred when trying to resolve bean 'limit'
			""")
	void mistakeThatAnEmptyMessageDoesNotReachIsReportedWithTheFirstMessage(String condition, String mistake) {
		Predicate<MessageContext> predicate = condition(condition);
		MessageContext message = new TestMessage(new RecordingSocketTask("ticker"), TRADE);
		assertThatIllegalStateException().isThrownBy(() -> predicate.test(message))
			.withMessageStartingWith("Condition \"" + condition + "\" can't be evaluated: ")
			.withMessageContaining(mistake);
	}

	@Test
	void unknownVariableThatAnEmptyMessageDoesNotReachIsReportedWithTheFirstMessage() {
		Predicate<MessageContext> predicate = condition("data != '' and #payload == 1");
		MessageContext message = new TestMessage(new RecordingSocketTask("ticker"), TRADE);
		assertThatIllegalStateException().isThrownBy(() -> predicate.test(message))
			.withMessage("there is no variable #payload");
	}

	@Test
	void conditionRunsNoCodeOfTheApplicationAtTheStart() {
		condition("T(System).setProperty('MessageConditionTests', 'called') == null");
		condition("@limits.allow(#root)");
		condition("new io.github.sockettask.listener.filter.MessageConditionTests$Caller('constructor') != null");
		assertThat(calls).isEmpty();
		assertThat(System.getProperties()).doesNotContainKey("MessageConditionTests");
	}

	@Test
	void textThatIsTooLongForANumberIsNotReadAsOne() {
		MessageContext message = new TestMessage(new RecordingSocketTask("ticker"),
				"{\"price\":\"" + "9".repeat(1000) + "\"}");
		assertThat(condition("field('/price') == 1").test(message)).isFalse();
	}

	private static Predicate<MessageContext> condition(String condition) {
		CallbackContext context = new CallbackContext("ticker").bean("limits", new Limits()).refresh();
		return new MessageConditions(context.context.getDefaultListableBeanFactory(), FIELDS).create(null, condition);
	}

	public record Trade(String type, double price, int size, boolean active, String symbol) {

	}

	public static class Limits {

		public boolean allow(String symbol) {
			return symbol.equals("SPX");
		}

		public boolean allow(MessageContext message) {
			calls.add("bean");
			return message.sequence() == 1;
		}

	}

	public record Caller(String name) {

		public Caller {
			calls.add(name);
		}

	}

	static class Failing {

		@OnMessage(condition = "field('/symbol') > 1")
		void on(SocketTask task) {
			calls.add("called");
		}

		@OnError
		void error(Exception ex) {
			calls.add(ex.getMessage());
		}

	}

}
