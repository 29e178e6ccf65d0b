package io.github.sockettask.client.receive;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.sockettask.client.execution.SerialExecutor;
import io.github.sockettask.client.handler.MessageDelivery;
import io.github.sockettask.client.message.ReceivedMessage;
import io.github.sockettask.client.message.ReceivedMessages;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ParallelDispatch}. A message is its key and its number, such as "k:7".
 */
class ParallelDispatchTests {

	private static final int PATIENCE_SECONDS = 20;

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final SerialExecutor executor = new SerialExecutor(this.threads);

	/** Where tests keep what a dispatch wants to run, to run it themselves. */
	private final Queue<Runnable> submitted = new ArrayDeque<>();

	private final ParallelDispatches dispatches = new ParallelDispatches(this.executor);

	private final List<Object> handled = new CopyOnWriteArrayList<>();

	@AfterEach
	void stop() {
		this.threads.shutdownNow();
	}

	private static String key(Object message) {
		String text = (String) message;
		return text.substring(0, text.indexOf(':'));
	}

	private ParallelDispatch perKey(int concurrency) {
		return this.dispatches.createSimple(this.submitted::add, concurrency, ParallelDispatchTests::key,
				(message, size, running) -> this.handled.add(message.data()));
	}

	private static List<String> messages(int number, int keys, Random random) {
		return IntStream.range(0, number).mapToObj((i) -> "k" + random.nextInt(keys) + ":" + i).toList();
	}

	/**
	 * Dispatch from the stream, with a first and a last callback around.
	 */
	private void dispatchAll(ParallelDispatch dispatch, List<String> messages) throws InterruptedException {
		CountDownLatch idle = new CountDownLatch(1);
		this.executor.execute(() -> this.handled.add("first"));
		messages.forEach((message) -> this.executor
			.execute(() -> dispatch.dispatch(ReceivedMessages.received(message), message.length())));
		this.executor.execute(() -> dispatch.whenIdle(() -> {
			this.handled.add("last");
			idle.countDown();
		}));
		assertThat(idle.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
	}

	// It is idle when the last message is handled, which is a moment earlier.
	private static void awaitThreadsGivenBack(ParallelDispatch dispatch) {
		long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
		while (!dispatch.running().isEmpty()) {
			assertThat(System.nanoTime()).isLessThan(end);
			Thread.onSpinWait();
		}
	}

	@Test
	void messagesOfAKeyKeepTheirOrderUnderRandomDelays() throws InterruptedException {
		Map<String, AtomicInteger> busy = new ConcurrentHashMap<>();
		AtomicInteger overlaps = new AtomicInteger();
		AtomicInteger atATime = new AtomicInteger();
		AtomicInteger most = new AtomicInteger();
		ParallelDispatches.Handling handler = (message, size, running) -> {
			most.accumulateAndGet(atATime.incrementAndGet(), Math::max);
			AtomicInteger lane = busy.computeIfAbsent(key(message.data()), (key) -> new AtomicInteger());
			overlaps.addAndGet(lane.getAndIncrement());
			int delay = message.data().hashCode() & 127;
			if (delay < 16) {
				LockSupport.parkNanos(delay * 20_000L);
			}
			this.handled.add(message.data());
			lane.decrementAndGet();
			atATime.decrementAndGet();
		};
		List<String> messages = messages(4000, 100, new Random());
		ParallelDispatch dispatch = this.dispatches.createSimple(this.threads, 8, ParallelDispatchTests::key, handler);
		dispatchAll(dispatch, messages);
		assertThat(overlaps).hasValue(0);
		assertThat(most.get()).isBetween(2, 8);
		assertThat(this.handled).hasSize(messages.size() + 2).startsWith("first").endsWith("last");
		Map<String, List<Object>> lanes = new ConcurrentHashMap<>();
		this.handled.stream()
			.filter(messages::contains)
			.forEach((message) -> lanes.computeIfAbsent(key(message), (key) -> new ArrayList<>()).add(message));
		lanes.forEach((key, lane) -> assertThat(lane)
			.containsExactlyElementsOf(messages.stream().filter((message) -> key(message).equals(key)).toList()));
		assertThat(dispatch.lanes()).isZero();
		awaitThreadsGivenBack(dispatch);
	}

	@Test
	void whenAsManyAreHereAsMayThenOthersWaitUntilHalfOfThemAreHandled() {
		Queue<Runnable> work = new ArrayDeque<>();
		List<String> released = new ArrayList<>();
		ParallelDispatch dispatch = new ParallelDispatches(new SerialExecutor(Runnable::run)).create(work::add,
				new ParallelDispatch.Bounds(1, 4, () -> released.add("released")), (message) -> null,
				ParallelDispatches.handler((message, size, running) -> {
					if (message.data().equals("m1")) {
						assertThat(released).isEmpty();
					}
				}));
		for (int i = 0; i < 4; i++) {
			assertThat(dispatch.isHeld()).isFalse();
			dispatch.dispatch(ReceivedMessages.received("m" + i), 2);
		}
		assertThat(dispatch.isHeld()).isTrue();
		work.remove().run();
		assertThat(dispatch.isHeld()).isFalse();
		assertThat(released).containsExactly("released");
	}

	@Test
	void asManyAsMayAreHandledAtTheSameTimeAndNeverMore() throws InterruptedException {
		CyclicBarrier together = new CyclicBarrier(5);
		AtomicInteger atATime = new AtomicInteger();
		AtomicInteger most = new AtomicInteger();
		ParallelDispatches.Handling handler = (message, size, running) -> {
			most.accumulateAndGet(atATime.incrementAndGet(), Math::max);
			try {
				together.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
				this.handled.add(message.data());
			}
			catch (Exception ex) {
				Thread.currentThread().interrupt();
			}
			atATime.decrementAndGet();
		};
		dispatchAll(this.dispatches.createSimple(this.threads, 5, (message) -> null, handler),
				messages(1000, 1, new Random()));
		assertThat(most).hasValue(5);
		assertThat(this.handled).hasSize(1002).startsWith("first").endsWith("last");
	}

	@Test
	void aThreadIsAskedForOnlyWhereThereIsAMessageForIt() {
		ParallelDispatch dispatch = perKey(3);
		dispatch.dispatch(ReceivedMessages.received("a:1"), 1);
		dispatch.dispatch(ReceivedMessages.received("a:2"), 1);
		assertThat(this.submitted).hasSize(1);
		dispatch.dispatch(ReceivedMessages.received("b:1"), 1);
		dispatch.dispatch(ReceivedMessages.received("c:1"), 1);
		dispatch.dispatch(ReceivedMessages.received("d:1"), 1);
		assertThat(this.submitted).hasSize(3);
		this.submitted.remove().run();
		assertThat(this.handled).containsExactly("a:1", "b:1", "c:1", "d:1", "a:2");
		this.submitted.remove().run();
		this.submitted.remove().run();
		assertThat(dispatch.running()).isEmpty();
		assertThat(this.submitted).isEmpty();
	}

	@Test
	void aThreadIsGivenBackNowAndThen() {
		ParallelDispatch dispatch = perKey(1);
		messages(1000, 7, new Random()).forEach((message) -> dispatch.dispatch(ReceivedMessages.received(message), 1));
		int turns = 0;
		while (!this.submitted.isEmpty()) {
			assertThat(this.submitted).hasSize(1);
			this.submitted.remove().run();
			turns++;
		}
		assertThat(turns).isEqualTo(4);
		assertThat(this.handled).hasSize(1000);
	}

	@Test
	void whenNothingIsDispatchedThenItIsIdleAtOnce() {
		ParallelDispatch dispatch = perKey(1);
		dispatch.whenIdle(() -> this.handled.add("idle"));
		assertThat(this.handled).containsExactly("idle");
	}

	@Test
	void whenAHandlerThrowsThenTheOthersAreCalledAndItIsIdleInTheEnd() throws InterruptedException {
		ParallelDispatches.Handling handler = (message, size, running) -> {
			this.handled.add(message.data());
			if (((String) message.data()).endsWith(":3")) {
				throw new IllegalStateException("not this one");
			}
		};
		dispatchAll(this.dispatches.createSimple(this.threads, 2, ParallelDispatchTests::key, handler),
				messages(100, 3, new Random()));
		assertThat(this.handled).hasSize(102).endsWith("last");
	}

	@Test
	void whenTheExecutorRejectsThenMessagesAreHandledInTheStream() throws InterruptedException {
		List<String> messages = messages(1000, 7, new Random());
		ParallelDispatch dispatch = this.dispatches.createSimple((worker) -> {
			throw new RejectedExecutionException("no more");
		}, 4, ParallelDispatchTests::key, (message, size, running) -> this.handled.add(message.data()));
		dispatchAll(dispatch, messages);
		assertThat(this.handled.subList(1, 1001)).containsExactlyElementsOf(messages);
	}

	@Test
	void whenTheExecutorRejectsNowAndThenNothingIsLostOrDoubled() throws InterruptedException {
		Random random = new Random();
		List<String> messages = messages(20_000, 50, random);
		AtomicInteger calls = new AtomicInteger();
		AtomicInteger count = new AtomicInteger();
		ParallelDispatch dispatch = this.dispatches.createSimple((worker) -> {
			int call = calls.incrementAndGet() % 3;
			if (call != 0) {
				this.threads.execute(worker);
			}
			if (call != 1) {
				// also for one that was accepted, as a pool does that lacks memory
				throw new RejectedExecutionException("no more");
			}
		}, 4, ParallelDispatchTests::key, (message, size, running) -> count.incrementAndGet());
		dispatchAll(dispatch, messages);
		assertThat(count).hasValue(messages.size());
		awaitThreadsGivenBack(dispatch);
	}

	@Test
	void whileMessagesAreHeldNoneIsHandledAndNoThreadIsTaken() {
		Holding handler = new Holding();
		ParallelDispatch dispatch = this.dispatches.create(this.submitted::add, 2, ParallelDispatchTests::key, handler);
		dispatch.dispatch(ReceivedMessages.received("a:1"), 1);
		handler.held = true;
		dispatch.dispatch(ReceivedMessages.received("b:1"), 1);
		dispatch.dispatch(ReceivedMessages.received("a:2"), 1);
		this.submitted.remove().run();
		assertThat(this.submitted).isEmpty();
		assertThat(dispatch.running()).isEmpty();
		dispatch.changed();
		assertThat(this.submitted).isEmpty();
		handler.held = false;
		dispatch.changed();
		assertThat(this.submitted).hasSize(2);
		this.submitted.forEach(Runnable::run);
		assertThat(this.handled).containsExactly("a:1", "b:1", "a:2");
	}

	@Test
	void messagesThatAreHeldNowAndThenAreHandledInTheEnd() throws InterruptedException {
		Holding handler = new Holding();
		ParallelDispatch dispatch = this.dispatches.create(this.threads, 4, ParallelDispatchTests::key, handler);
		Thread fickle = new Thread(() -> {
			while (!this.handled.contains("last")) {
				handler.held = !handler.held;
				dispatch.changed();
			}
			handler.held = false;
			dispatch.changed();
		});
		fickle.start();
		dispatchAll(dispatch, messages(2000, 20, new Random()));
		fickle.join();
		assertThat(this.handled).hasSize(2002).endsWith("last");
	}

	@Test
	void whatRunsIsToldForEachThread() {
		List<Object> seen = new ArrayList<>();
		List<ParallelDispatch> dispatch = new ArrayList<>();
		dispatch
			.add(this.dispatches.createSimple(this.submitted::add, 2, (message) -> null, (message, size, running) -> {
				running.begin(message.data());
				dispatch.get(0).running().forEach((each) -> seen.add(each.what()));
			}));
		dispatch.get(0).dispatch(ReceivedMessages.received("a"), 1);
		dispatch.get(0).dispatch(ReceivedMessages.received("b"), 1);
		assertThat(dispatch.get(0).running()).hasSize(2).allMatch((running) -> running.what() == null);
		this.submitted.remove().run();
		assertThat(seen).containsExactlyInAnyOrder("a", null, "b", null);
		assertThat(dispatch.get(0).running()).hasSize(1);
	}

	private final class Holding implements ParallelDispatch.Handler {

		private volatile boolean held;

		@Override
		public MessageDelivery delivery() {
			return ParallelDispatches.newDelivery();
		}

		@Override
		public @Nullable Duration handle(ReceivedMessage message, int size, MessageDelivery delivery) {
			ParallelDispatchTests.this.handled.add(message.data());
			return null;
		}

		@Override
		public boolean isHeld() {
			return this.held;
		}

	}

}
