package io.github.sockettask.handlers;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;

import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Maybe;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.core.Single;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import io.github.sockettask.SocketTask;
import io.github.sockettask.annotation.OnError;
import io.github.sockettask.annotation.OnMessage;
import io.github.sockettask.annotation.OnOpen;
import io.github.sockettask.annotation.SocketTaskHandler;
import io.github.sockettask.test.task.FakeSocketTask;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of what methods return.
 */
class ReplyTests extends HandlerFixture {

	private static Sinks.Many<String> sink = Sinks.many().unicast().onBackpressureBuffer();

	private static CompletableFuture<Object> late = new CompletableFuture<>();

	private void verifyReplies(String message, Object... replies) {
		with(Answering.class).run((connection) -> {
			connection.receiveText(message);
			assertThat(connection.sent()).containsExactly(replies);
		});
	}

	@Test
	void aValueIsSentAsTextOrJson() {
		verifyReplies("text", "hello");
		verifyReplies("map", "{\"a\":1}");
		verifyReplies("null");
	}

	@Test
	void aListIsOneMessageUnlessTheMethodTakesSeveral() {
		verifyReplies("list", "[1,2]");
	}

	@Test
	void wrappersAreOpened() {
		verifyReplies("optional", "hello");
		verifyReplies("empty");
		verifyReplies("future", "{\"a\":1}");
		verifyReplies("nested", "hello");
		verifyReplies("mono", "hello");
		verifyReplies("empty mono");
	}

	@Test
	void eachElementOfAStreamIsAMessage() {
		verifyReplies("flux", "1", "[2]", "{\"a\":3}");
		verifyReplies("publisher", "hello");
	}

	@Test
	void whatSpringAdaptsToStreamsIsOneToo() {
		verifyReplies("single", "hello");
		verifyReplies("maybe");
		verifyReplies("completable");
		verifyReplies("flowable", "1", "[2]");
		verifyReplies("observable", "1", "2");
	}

	@Test
	void whatWrappersHoldIsOneMessageHoweverDeepItIs() {
		verifyReplies("mono of optional", "hello");
		verifyReplies("mono of list", "[1,2]");
		verifyReplies("flux of optionals", "1", "2");
		verifyReplies("optional of flux", "1", "2");
		verifyReplies("future of flux of lists", "[1,2]", "[3]");
		verifyReplies("own send", "sent");
	}

	@Test
	void whatIsFoundOnlyWhenTheConnectionIsGoneWaitsForTheNextIfItMay() {
		with("sockettask.tasks.ticker.send.offline.enabled=true").with(Answering.class).runContext((context) -> {
			FakeSocketTask task = context.getBean("ticker", FakeSocketTask.class);
			task.connection().open();
			for (String message : List.of("late mono", "late future")) {
				late = new CompletableFuture<>();
				task.connection().receiveText(message).lose();
				late.complete(message);
				assertThat(task.connection().open().sent()).endsWith(message);
			}
		});
	}

	@Test
	void aStreamThatComesWhenTheConnectionIsGoneIsNotBegun() {
		with(Answering.class).run((connection) -> {
			late = new CompletableFuture<>();
			sink = Sinks.many().unicast().onBackpressureBuffer();
			connection.receiveText("late future").lose();
			late.complete(sink.asFlux());
			assertThat(sink.currentSubscriberCount()).isZero();
		});
		assertThat(events).singleElement().asString().endsWith("SocketTask.readyState is not OPEN");
	}

	@Test
	void aStreamThatComesWhenAnotherConnectionHasFollowedIsNotBegun() {
		with(Answering.class).run((connection) -> {
			late = new CompletableFuture<>();
			sink = Sinks.many().unicast().onBackpressureBuffer();
			connection.receiveText("late future").lose().open();
			late.complete(sink.asFlux());
			assertThat(sink.currentSubscriberCount()).isZero();
		});
		assertThat(events).singleElement()
			.asString()
			.endsWith(" was not sent: another connection of task 'ticker' has followed the one that the stream is for");
	}

	@Test
	void whatFailsIsToldToTheErrorMethods() {
		verifyReplies("failing future");
		assertThat(events).containsExactly("error later");
		verifyReplies("failing flux", "1");
		assertThat(events).containsExactly("error later", "error in the middle");
	}

	@Test
	void aReplyThatCannotBeSentIsToldToTheErrorMethodsAndEndsItsStream() {
		with(Answering.class).run((connection) -> {
			connection.failSends(new IOException("gone"));
			connection.receiveText("text").receiveText("flux");
		});
		assertThat(events).hasSize(2)
			.allMatch((event) -> event.startsWith("error The reply of @OnMessage method ")
					&& event.contains("was not sent: sendSocketMessage:fail "));
	}

	@Test
	void aStreamIsCancelledWhenItsConnectionIsGone() {
		sink = Sinks.many().unicast().onBackpressureBuffer();
		with(Answering.class).run((connection) -> {
			connection.receiveText("endless");
			sink.tryEmitNext("one");
			assertThat(connection.sent()).containsExactly("one");
			assertThat(sink.currentSubscriberCount()).isOne();
			connection.lose();
			assertThat(sink.currentSubscriberCount()).isZero();
		});
	}

	@Test
	void aMethodForOpenMayGreet() {
		with(Greeting.class).run((connection) -> assertThat(connection.sent()).containsExactly("hello"));
	}

	@Test
	void aMethodOfSeveralMessagesMayAnswerEach() {
		with("sockettask.tasks.ticker.receive.batch-size=2").with(Batching.class).run((connection) -> {
			connection.receiveText("1").receiveText("2");
			assertThat(connection.sent()).containsExactly("2", "4");
		});
	}

	@Test
	void whatAMethodOfSeveralMessagesAnswersMayBeWrapped() {
		with("sockettask.tasks.ticker.receive.batch-size=1").with(BatchingLater.class).run((connection) -> {
			connection.receiveText("future").receiveText("array").receiveText("flux");
			assertThat(connection.sent()).containsExactly("1", "[2]", "3", "4", "[5,6]");
		});
	}

	@SocketTaskHandler("ticker")
	static class Answering {

		@OnMessage
		@Nullable Object answer(String text, SocketTask task) {
			return switch (text) {
				case "text" -> "hello";
				case "map" -> Map.of("a", 1);
				case "list" -> List.of(1, 2);
				case "optional" -> Optional.of("hello");
				case "empty" -> Optional.empty();
				case "future" -> CompletableFuture.completedFuture(Map.of("a", 1));
				case "nested" -> CompletableFuture.completedFuture(Optional.of(Mono.just("hello")));
				case "mono" -> Mono.just("hello");
				case "empty mono" -> Mono.empty();
				case "flux" -> Flux.just("1", List.of(2), Map.of("a", 3));
				case "publisher" -> published("hello");
				case "single" -> Single.just("hello");
				case "maybe" -> Maybe.empty();
				case "completable" -> Completable.complete();
				case "flowable" -> Flowable.just("1", List.of(2));
				case "observable" -> Observable.just("1", "2");
				case "mono of optional" -> Mono.just(Optional.of("hello"));
				case "mono of list" -> Mono.just(List.of(1, 2));
				case "flux of optionals" -> Flux.just(Optional.of("1"), Optional.empty(), Optional.of("2"));
				case "optional of flux" -> Optional.of(Flux.just("1", "2"));
				case "future of flux of lists" ->
					CompletableFuture.completedFuture(Flux.just(List.of(1, 2), new int[] { 3 }));
				case "own send" -> task.send("sent");
				case "late mono" -> Mono.fromFuture(late);
				case "late future" -> late;
				case "failing future" -> CompletableFuture.failedFuture(new IllegalStateException("later"));
				case "failing flux" ->
					Flux.concat(Flux.just("1"), Flux.error(new IllegalStateException("in the middle")));
				case "endless" -> sink.asFlux();
				default -> null;
			};
		}

		private static Flow.Publisher<String> published(String text) {
			SubmissionPublisher<String> publisher = new SubmissionPublisher<>(Runnable::run, 8);
			return (subscriber) -> {
				publisher.subscribe(subscriber);
				publisher.submit(text);
				publisher.close();
			};
		}

		@OnError
		void error(String errMsg) {
			events.add("error " + errMsg);
		}

	}

	static class Greeting {

		@OnOpen("ticker")
		String greet() {
			return "hello";
		}

	}

	static class Batching {

		@OnMessage("ticker")
		List<Integer> twice(List<Integer> numbers) {
			return numbers.stream().map((number) -> 2 * number).toList();
		}

	}

	static class BatchingLater {

		@OnMessage("ticker")
		Object answer(List<Object> names) {
			return switch (names.get(0).toString()) {
				case "future" -> CompletableFuture.completedFuture(List.of(1, List.of(2)));
				case "array" -> new Object[] { 3, Optional.of(4), null };
				default -> Flux.just(List.of(5, 6));
			};
		}

	}

}
