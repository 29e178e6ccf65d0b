package io.github.sockettask.listener.reply;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import io.github.sockettask.OnCloseCallbackResult;
import io.github.sockettask.listener.RecordingSocketTask;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Streams of replies, step by step.
 */
class ReplyStreamTests {

	private final RecordingSocketTask task = new RecordingSocketTask("ticker");

	private final ReplyConnection connection = new ReplyConnection(this.task, 1);

	private final List<CompletableFuture<?>> sends = new ArrayList<>();

	private final ReplyStream stream = new ReplyStream(List.of(this.connection), (message) -> send());

	private final Demand demand = new Demand();

	private CompletableFuture<?> send() {
		CompletableFuture<?> send = new CompletableFuture<>();
		this.sends.add(send);
		return send;
	}

	@Test
	void theNextMessageIsAskedForWhenTheOneBeforeIsWritten() {
		this.stream.onSubscribe(this.demand);
		assertThat(this.demand.requested).hasValue(1);
		this.stream.onNext("a");
		assertThat(this.demand.requested).hasValue(1);
		this.sends.get(0).complete(null);
		assertThat(this.demand.requested).hasValue(2);
	}

	@Test
	void aStreamIsOverWhenItsLastMessageIsWritten() {
		this.stream.onSubscribe(this.demand);
		this.stream.onNext("a");
		this.stream.onComplete();
		assertThat(this.stream.over().toCompletableFuture()).isNotDone();
		this.sends.get(0).complete(null);
		assertThat(this.stream.over().toCompletableFuture()).isCompleted();
		assertThat(this.demand.requested).hasValue(1);
	}

	@Test
	void whenTheLastMessageCannotBeSentThenTheStreamFails() {
		this.stream.onSubscribe(this.demand);
		this.stream.onNext("a");
		this.stream.onComplete();
		this.sends.get(0).completeExceptionally(new IOException("full"));
		assertThat(this.stream.over().toCompletableFuture()).isCompletedExceptionally();
	}

	@Test
	void whenAMessageCannotBeSentThenTheStreamIsCancelled() {
		this.stream.onSubscribe(this.demand);
		this.stream.onNext("a");
		this.sends.get(0).completeExceptionally(new IOException("full"));
		assertThat(this.demand.cancelled).hasValue(1);
		this.stream.onNext("b");
		assertThat(this.sends).hasSize(1);
		assertThat(this.stream.over().toCompletableFuture()).isCompletedExceptionally();
	}

	@Test
	void whenAMessageCannotEvenBeConvertedThenTheStreamFails() {
		ReplyStream broken = new ReplyStream(List.of(this.connection), (message) -> {
			throw new IllegalStateException("no JSON");
		});
		broken.onSubscribe(this.demand);
		broken.onNext("a");
		assertThat(this.demand.cancelled).hasValue(1);
		assertThat(broken.over().toCompletableFuture()).isCompletedExceptionally();
	}

	@Test
	void whenASendFailsSinceTheConnectionIsGoneThenThatIsNoFailureOfTheStream() {
		this.stream.onSubscribe(this.demand);
		this.stream.onNext("a");
		this.task.replaceConnection();
		this.sends.get(0).completeExceptionally(new IOException("lost"));
		assertThat(this.stream.over().toCompletableFuture()).isCompleted();
		assertThat(this.demand.cancelled).hasValue(1);
	}

	@Test
	void whenAnotherConnectionHasFollowedThenTheNextMessageIsNotSentThere() {
		this.stream.onSubscribe(this.demand);
		this.task.replaceConnection();
		this.stream.onNext("a");
		assertThat(this.sends).isEmpty();
		assertThat(this.stream.over().toCompletableFuture()).isCompleted();
		assertThat(this.demand.cancelled).hasValue(1);
	}

	@Test
	void whenAStreamThrowsAsItIsAskedForMoreThenItFails() {
		this.stream.onSubscribe(this.demand);
		this.stream.onNext("a");
		this.demand.failure = new NoClassDefFoundError("X");
		this.sends.get(0).complete(null);
		assertThat(this.stream.over().toCompletableFuture()).isCompletedExceptionally();
		assertThat(this.demand.cancelled).hasValue(1);
	}

	@Test
	void aStreamThatThrowsWhenItIsCancelledKeepsNoOtherFromBeing() {
		ReplyStreams streams = new ReplyStreams();
		for (int i = 0; i < 5; i++) {
			ReplyStream one = new ReplyStream(List.of(this.connection), (message) -> send());
			one.onSubscribe(this.demand);
			streams.add(one);
		}
		this.demand.failure = new IllegalStateException("not now");
		this.task.replaceConnection();
		streams.onClose(this.task, new OnCloseCallbackResult(1006, ""));
		assertThat(this.demand.cancelled).hasValue(5);
	}

	@Test
	void whenTheConnectionIsGoneThenAPublisherIsNotAskedAtAll() {
		ReplyStream gone = new ReplyStream(List.of(new ReplyConnection(this.task, 2)), (message) -> send());
		gone.subscribeTo((subscriber) -> subscriber.onSubscribe(this.demand));
		assertThat(this.demand.requested).hasValue(0);
		assertThat(gone.over().toCompletableFuture()).isCompleted();
	}

	@Test
	void whenAPublisherThrowsThenTheStreamFails() {
		this.stream.subscribeTo((subscriber) -> {
			throw new IllegalStateException("no");
		});
		assertThat(this.stream.over().toCompletableFuture()).isCompletedExceptionally();
	}

	@Test
	void aSecondSubscriptionIsCancelled() {
		Demand second = new Demand();
		this.stream.onSubscribe(this.demand);
		this.stream.onSubscribe(second);
		assertThat(second.cancelled).hasValue(1);
		assertThat(this.demand.cancelled).hasValue(0);
	}

	@RepeatedTest(50)
	void aStreamThatIsCancelledWhileItBeginsIsCancelledOnce() throws Exception {
		ReplyConnection gone = new ReplyConnection(this.task, 2);
		ReplyStream racing = new ReplyStream(List.of(gone), (message) -> send());
		CyclicBarrier start = new CyclicBarrier(2);
		CompletableFuture<Void> other = CompletableFuture.runAsync(() -> {
			await(start);
			racing.cancelUnlessConnected();
		});
		await(start);
		racing.onSubscribe(this.demand);
		other.join();
		assertThat(this.demand.cancelled).hasValue(1);
		assertThat(racing.over().toCompletableFuture()).isCompleted();
	}

	private static void await(CyclicBarrier start) {
		try {
			start.await();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	static class Demand implements Flow.Subscription {

		final AtomicInteger requested = new AtomicInteger();

		final AtomicInteger cancelled = new AtomicInteger();

		private @Nullable Throwable failure;

		@Override
		public void request(long messages) {
			this.requested.addAndGet((int) messages);
			fail();
		}

		@Override
		public void cancel() {
			this.cancelled.incrementAndGet();
			fail();
		}

		private void fail() {
			if (this.failure instanceof Error error) {
				throw error;
			}
			if (this.failure instanceof RuntimeException exception) {
				throw exception;
			}
		}

	}

}
