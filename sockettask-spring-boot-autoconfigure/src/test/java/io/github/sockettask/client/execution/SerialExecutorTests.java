package io.github.sockettask.client.execution;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How a task shares threads with others.
 */
class SerialExecutorTests {

	private final Queue<Runnable> executor = new ArrayDeque<>();

	private final SerialExecutor stream = new SerialExecutor(this.executor::add);

	private final List<String> calls = new ArrayList<>();

	private void runTurn() {
		this.executor.remove().run();
	}

	@Test
	void whenACallbackEndsItsTurnThenItsRestComesFirstInTheNextOne() {
		this.stream.execute(() -> {
			this.calls.add("half");
			this.stream.executeNext(() -> this.calls.add("rest"));
		});
		this.stream.execute(() -> this.calls.add("other"));
		runTurn();
		assertThat(this.calls).containsExactly("half");
		runTurn();
		assertThat(this.calls).containsExactly("half", "rest", "other");
		assertThat(this.executor).isEmpty();
	}

	@Test
	void whatRunsInTheCallingThreadHasATurnOfItsOwn() {
		long[] time = { 0 };
		SerialExecutor stream = new SerialExecutor(this.executor::add, () -> time[0]);
		for (int i = 0; i < 3; i++) {
			time[0] += SerialExecutor.TURN_TIME * 10;
			assertThat(stream.tryEnter()).isTrue();
			assertThat(stream.isTurnOver()).isFalse();
			time[0] += SerialExecutor.TURN_TIME;
			assertThat(stream.isTurnOver()).isFalse();
			time[0]++;
			assertThat(stream.isTurnOver()).isTrue();
			stream.exit();
		}
		stream.execute(() -> assertThat(stream.isTurnOver()).isFalse());
		time[0] += SerialExecutor.TURN_TIME * 10;
		runTurn();
	}

	@Test
	void whenACallbackFindsNoMemoryThenItRunsAgainBeforeThoseBehindIt() {
		List<String> failures = new ArrayList<>(List.of("first", "second"));
		this.stream.execute(() -> {
			if (!failures.isEmpty()) {
				throw new OutOfMemoryError(failures.remove(0));
			}
			this.calls.add("call");
		});
		this.stream.execute(() -> this.calls.add("other"));
		runTurn();
		assertThat(this.executor).isEmpty();
		this.stream.recover();
		runTurn();
		assertThat(this.calls).isEmpty();
		this.stream.recover();
		this.stream.recover();
		assertThat(this.executor).hasSize(1);
		runTurn();
		assertThat(this.calls).containsExactly("call", "other");
	}

	@Test
	void whenTheExecutorHasNoThreadThenCallbacksRunWhenItHas() {
		Queue<Runnable> taken = new ArrayDeque<>();
		boolean[] full = { true };
		SerialExecutor stream = new SerialExecutor((work) -> {
			if (full[0]) {
				throw new OutOfMemoryError("unable to create native thread");
			}
			taken.add(work);
		});
		stream.execute(() -> this.calls.add("call"));
		stream.recover();
		full[0] = false;
		stream.recover();
		stream.recover();
		assertThat(taken).hasSize(1);
		taken.remove().run();
		assertThat(this.calls).containsExactly("call");
		stream.recover();
		assertThat(taken).isEmpty();
	}

	@Test
	void manyCallbacksTakeSeveralTurns() {
		for (int i = 0; i < 300; i++) {
			this.stream.execute(() -> this.calls.add("call"));
		}
		runTurn();
		assertThat(this.calls).hasSizeLessThan(300);
		runTurn();
		assertThat(this.calls).hasSize(300);
		assertThat(this.executor).isEmpty();
	}

}
