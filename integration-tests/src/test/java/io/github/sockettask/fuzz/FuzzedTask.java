package io.github.sockettask.fuzz;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.OnCloseCallbackResult;
import io.github.sockettask.OnErrorCallbackResult;
import io.github.sockettask.OnOpenCallbackResult;
import io.github.sockettask.SocketTask;

/**
 * What a task tells of its connection, and whether that is right.
 */
final class FuzzedTask {

	private static final long PATIENCE_MILLIS = 150;

	private static final long DEADLINE_MILLIS = 15_000;

	/** Errors of a program, and not of a server. */
	private static final Pattern FAULT = Pattern.compile("NullPointer|IndexOutOf|IllegalState|IllegalArgument|"
			+ "ClassCast|NegativeArray|Arithmetic|StackOverflow|OutOfMemory|NumberFormat|Unsupported|ConcurrentMod|"
			+ "protocol engine|could not start");

	private final List<String> wrong = new CopyOnWriteArrayList<>();

	private final CompletableFuture<Void> end = new CompletableFuture<>();

	private volatile boolean opened;

	private volatile @Nullable SocketTask task;

	void attach(SocketTask task) {
		this.task = task;
	}

	void opened(OnOpenCallbackResult result) {
		check(!this.opened, "a second onOpen");
		check(!this.end.isDone(), "onOpen after onClose");
		this.opened = true;
	}

	void received() {
		check(this.opened, "a message before onOpen");
		check(!this.end.isDone(), "a message after onClose");
	}

	void failed(OnErrorCallbackResult result) {
		check(!this.end.isDone(), "onError after onClose");
		checkText(result.errMsg());
		int causes = 0;
		for (Throwable cause = result.cause(); cause != null && causes < 20; cause = cause.getCause()) {
			checkText(cause.toString());
			causes++;
		}
	}

	private void checkText(String text) {
		check(text.length() < 5000,
				"a text of " + text.length() + " characters: " + text.substring(0, Math.min(500, text.length())));
		check(!FAULT.matcher(text).find(), text);
		check(text.chars().noneMatch((next) -> next < ' ' && next != '\n' && next != '\t'),
				"control characters in " + text);
	}

	void closed(OnCloseCallbackResult result) {
		check(this.end.complete(null), "a second onClose");
	}

	private void check(boolean right, String complaint) {
		if (!right) {
			this.wrong.add(complaint);
		}
	}

	/**
	 * Wait for the end of the connection, and bring it about if the server does not.
	 * @param sent completes when the server has sent all
	 * @return what was wrong
	 */
	List<String> complaints(CompletableFuture<Void> sent) {
		isOver(CompletableFuture.anyOf(sent, this.end), DEADLINE_MILLIS);
		if (!isOver(this.end, PATIENCE_MILLIS)) {
			Objects.requireNonNull(this.task).close();
			check(isOver(this.end, DEADLINE_MILLIS), "no onClose");
		}
		return this.wrong;
	}

	private static boolean isOver(CompletableFuture<?> future, long millis) {
		try {
			future.get(millis, TimeUnit.MILLISECONDS);
			return true;
		}
		catch (TimeoutException ex) {
			return false;
		}
		catch (InterruptedException | ExecutionException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
