package io.github.sockettask.test.assertj;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;

import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

import io.github.sockettask.OnCloseCallbackResult;
import io.github.sockettask.OnErrorCallbackResult;
import io.github.sockettask.ReadyState;
import io.github.sockettask.SocketTask;
import io.github.sockettask.test.task.SocketTaskRecorder;

/**
 * Assertions on a {@link SocketTask}. They look once, unless {@link #eventually()} was
 * called.
 *
 * @since 0.1.0
 */
public final class SocketTaskAssert extends AbstractAssert<SocketTaskAssert, @Nullable SocketTask> {

	/**
	 * How long {@link #eventually()} waits.
	 */
	public static final Duration DEADLINE = Duration.ofSeconds(5);

	private final Duration deadline;

	SocketTaskAssert(@Nullable SocketTask actual) {
		this(actual, Duration.ZERO);
	}

	private SocketTaskAssert(@Nullable SocketTask actual, Duration deadline) {
		super(actual, SocketTaskAssert.class);
		this.deadline = deadline;
		if (actual != null) {
			SocketTaskRecorder.of(actual);
		}
	}

	/**
	 * Wait for what the following assertions demand, each at most 5 seconds.
	 * @return assertions that wait
	 */
	public SocketTaskAssert eventually() {
		return eventually(DEADLINE);
	}

	/**
	 * Wait until the following assertions hold; each returns as soon as it holds. Events
	 * are recorded and cannot be missed. A state is the current one: a state that ends
	 * before it is checked is missed, so assert {@link #openedTimes} instead of
	 * {@link #isOpen()} if the connection may have been closed again.
	 * @param deadline how long each assertion waits at most
	 * @return assertions that wait
	 */
	public SocketTaskAssert eventually(Duration deadline) {
		return new SocketTaskAssert(this.actual, deadline).as(descriptionText());
	}

	/**
	 * Verify that the task is connecting.
	 * @return this assertion
	 */
	public SocketTaskAssert isConnecting() {
		return hasReadyState(ReadyState.CONNECTING);
	}

	/**
	 * Verify that the task is open.
	 * @return this assertion
	 */
	public SocketTaskAssert isOpen() {
		return hasReadyState(ReadyState.OPEN);
	}

	/**
	 * Verify that the task is closing.
	 * @return this assertion
	 */
	public SocketTaskAssert isClosing() {
		return hasReadyState(ReadyState.CLOSING);
	}

	/**
	 * Verify that the task has no connection.
	 * @return this assertion
	 */
	public SocketTaskAssert isClosed() {
		return hasReadyState(ReadyState.CLOSED);
	}

	private SocketTaskAssert hasReadyState(ReadyState expected) {
		return verify("to be " + expected, () -> task().readyState() == expected);
	}

	/**
	 * Verify how often {@code onOpen} was told of an open connection, whether that is
	 * still there or not.
	 * @param times how often
	 * @return this assertion
	 */
	public SocketTaskAssert openedTimes(int times) {
		return verify("to have been opened " + times + " times", () -> recorder().opens().size() == times);
	}

	/**
	 * Verify that the last connection that is gone was closed with a code, and
	 * {@code onClose} has been told so.
	 * @param code the code
	 * @return this assertion
	 */
	public SocketTaskAssert closedWith(int code) {
		return verify("to be closed with " + code, () -> {
			OnCloseCallbackResult last = lastClose();
			return last != null && last.code() == code;
		});
	}

	/**
	 * Verify that the last connection that is gone was closed with code and reason, and
	 * {@code onClose} has been told so.
	 * @param code the code
	 * @param reason the reason
	 * @return this assertion
	 */
	public SocketTaskAssert closedWith(int code, String reason) {
		OnCloseCallbackResult expected = new OnCloseCallbackResult(code, reason);
		return verify("to be closed with " + code + " \"" + reason + "\"", () -> expected.equals(lastClose()));
	}

	/**
	 * Verify that {@code onError} was told of something.
	 * @param text what the error's text contains
	 * @return this assertion
	 */
	public SocketTaskAssert failedWith(String text) {
		return verify("to have failed with \"" + text + "\"",
				() -> recorder().errors().stream().anyMatch((error) -> error.errMsg().contains(text)));
	}

	/**
	 * Verify that {@code onError} was told of nothing. This never waits.
	 * @return this assertion
	 */
	public SocketTaskAssert hasNoErrors() {
		if (!recorder().errors().isEmpty()) {
			throw failure("Expected %s to have no errors but there were %s", this.actual, errors());
		}
		return this;
	}

	/**
	 * Verify that text messages have arrived, in this order; others may have come before,
	 * between and after.
	 * @param texts the texts
	 * @return this assertion
	 */
	public SocketTaskAssert received(String... texts) {
		List<Object> expected = List.of((Object[]) texts);
		return verify("to have received " + expected, () -> InOrder.contains(recorder().messages(), expected));
	}

	private SocketTaskAssert verify(String expectation, BooleanSupplier condition) {
		if (!recorder().await(this.deadline, condition)) {
			String within = this.deadline.isZero() ? "" : " within " + this.deadline.toMillis() + " ms";
			throw failure(
					"Expected %s %s%s but since it is recorded it was opened %s times, received %s, "
							+ "had the errors %s and was closed with %s",
					this.actual, expectation, within, recorder().opens().size(), recorder().messages(), errors(),
					recorder().closes());
		}
		return this;
	}

	private List<String> errors() {
		return recorder().errors().stream().map(OnErrorCallbackResult::errMsg).toList();
	}

	private @Nullable OnCloseCallbackResult lastClose() {
		List<OnCloseCallbackResult> closes = recorder().closes();
		return closes.isEmpty() ? null : closes.get(closes.size() - 1);
	}

	private SocketTask task() {
		isNotNull();
		return Objects.requireNonNull(this.actual);
	}

	private SocketTaskRecorder recorder() {
		return SocketTaskRecorder.of(task());
	}

}
