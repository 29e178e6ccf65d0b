package io.github.sockettask.handlers;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Sinks;

import io.github.sockettask.SocketTask;
import io.github.sockettask.annotation.OnError;
import io.github.sockettask.annotation.OnMessage;
import io.github.sockettask.annotation.ReplyTo;
import io.github.sockettask.listener.method.CallbackMethodException;
import io.github.sockettask.test.task.FakeSocketConnection;
import io.github.sockettask.test.task.FakeSocketTask;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Replies that another task sends.
 */
class ReplyToTests extends HandlerFixture {

	private static Sinks.Many<String> sink = Sinks.many().unicast().onBackpressureBuffer();

	private static CompletableFuture<Object> late = new CompletableFuture<>();

	@Test
	void aReplyMayGoToAnotherTask() {
		with(Auditing.class).runContext((context) -> {
			FakeSocketConnection audit = context.getBean("audit", FakeSocketTask.class).connection().open();
			FakeSocketConnection ticker = context.getBean("ticker", FakeSocketTask.class).connection().open();
			ticker.receiveText("hello");
			assertThat(audit.sent()).containsExactly("seen hello");
			assertThat(ticker.sent()).isEmpty();
		});
	}

	@Test
	void aStreamToAnotherTaskIsCancelledWhenEitherConnectionIsGone() {
		with(Auditing.class).runContext((context) -> {
			for (String gone : List.of("audit", "ticker")) {
				sink = Sinks.many().unicast().onBackpressureBuffer();
				FakeSocketConnection audit = context.getBean("audit", FakeSocketTask.class).connection().open();
				context.getBean("ticker", FakeSocketTask.class).connection().open().receiveText("stream");
				sink.tryEmitNext(gone);
				assertThat(audit.sent()).contains(gone);
				assertThat(sink.currentSubscriberCount()).isOne();
				context.getBean(gone, FakeSocketTask.class).connection().lose();
				assertThat(sink.currentSubscriberCount()).isZero();
				context.getBeansOfType(FakeSocketTask.class).values().forEach(FakeSocketTask::close);
			}
		});
	}

	@Test
	void aStreamToAnotherTaskThatComesWhenTheConnectionOfItsMessageIsGoneIsNotBegun() {
		late = new CompletableFuture<>();
		sink = Sinks.many().unicast().onBackpressureBuffer();
		with(Auditing.class).runContext((context) -> {
			context.getBean("audit", FakeSocketTask.class).connection().open();
			context.getBean("ticker", FakeSocketTask.class).connection().open().receiveText("late").lose();
			late.complete(sink.asFlux());
			assertThat(sink.currentSubscriberCount()).isZero();
		});
		assertThat(events).singleElement()
			.asString()
			.startsWith("error of ticker: ")
			.endsWith(" was not sent: SocketTask.send:fail SocketTask.readyState is not OPEN");
	}

	@Test
	void anAnnotationOfTheApplicationMaySayWhereRepliesGo() {
		with("audit-task=audit").with(Composed.class).runContext((context) -> {
			FakeSocketConnection audit = context.getBean("audit", FakeSocketTask.class).connection().open();
			context.getBean("ticker", FakeSocketTask.class).connection().open().receiveText("hello");
			assertThat(audit.sent()).containsExactly("hello");
		});
	}

	@Test
	void aReplyThatTheOtherTaskCannotSendIsToldToTheTaskOfTheMessage() {
		with(Auditing.class).run((connection) -> connection.receiveText("hello"));
		assertThat(events).singleElement()
			.asString()
			.startsWith("error of ticker: The reply of @OnMessage method " + Auditing.class.getName());
	}

	@Test
	void whenTheOtherTaskDoesNotExistThenTheStartFails() {
		with(Mistyped.class).runContext((context) -> assertThat(context).getFailure()
			.isInstanceOfSatisfying(CallbackMethodException.class, (failure) -> {
				assertThat(failure.description()).isEqualTo("@OnMessage method " + Mistyped.class.getName()
						+ ".mistyped(String) of bean 'replyToTests.Mistyped' names the task 'audits', which does not exist. There are: 'ticker', 'audit'.");
				assertThat(failure.action()).startsWith("Did you mean 'audit'?");
			}));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			audit-task=              | nothing
			audit-task=audit,ticker  | audit, ticker
			""")
	void whenThereIsNotOneOtherTaskThenTheStartFails(String property, String resolved) {
		with(property).with(Several.class)
			.runContext((context) -> assertThat(context).getFailure()
				.isInstanceOfSatisfying(CallbackMethodException.class, (failure) -> {
					assertThat(failure.description()).isEqualTo("@OnMessage method " + Several.class.getName()
							+ ".several(String) of bean 'replyToTests.Several' replies to \"#{'${audit-task}'.split(',')}\", which resolves to "
							+ resolved + ".");
					assertThat(failure.action()).isEqualTo("Name one task.");
				}));
	}

	@Test
	void whenNothingIsReturnedToReplyThenTheStartFails() {
		with(Silent.class).runContext((context) -> assertThat(context).getFailure()
			.isInstanceOfSatisfying(CallbackMethodException.class, (failure) -> {
				assertThat(failure.description()).endsWith("has @ReplyTo, but returns nothing.");
				assertThat(failure.action())
					.isEqualTo("Let it return what is to be sent to 'audit', or remove @ReplyTo.");
			}));
	}

	static class Auditing {

		@OnMessage("ticker")
		@ReplyTo("${audit-task:audit}")
		Object audit(String text) {
			return switch (text) {
				case "stream" -> sink.asFlux();
				case "late" -> late;
				default -> "seen " + text;
			};
		}

		@OnError
		void error(SocketTask task, String errMsg) {
			events.add("error of " + task.name() + ": " + errMsg);
		}

	}

	@ReplyTo("#{environment['audit-task']}")
	@Retention(RetentionPolicy.RUNTIME)
	@interface Audited {

	}

	static class Composed {

		@OnMessage("ticker")
		@Audited
		String audit(String text) {
			return text;
		}

	}

	static class Mistyped {

		@OnMessage("ticker")
		@ReplyTo("audits")
		String mistyped(String text) {
			return text;
		}

	}

	static class Several {

		@OnMessage("ticker")
		@ReplyTo("#{'${audit-task}'.split(',')}")
		String several(String text) {
			return text;
		}

	}

	static class Silent {

		@OnMessage("ticker")
		@ReplyTo("audit")
		void silent(String text) {
		}

	}

}
