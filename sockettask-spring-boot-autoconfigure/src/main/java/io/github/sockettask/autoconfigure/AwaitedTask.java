package io.github.sockettask.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskEvent;
import io.github.sockettask.SocketTaskEvent.StatusChanged;
import io.github.sockettask.SocketTaskListener;
import io.github.sockettask.settings.SocketTaskSettings;
import io.github.sockettask.settings.Startup;
import io.github.sockettask.text.Redaction;

/**
 * A task that the start of the application waits for. Remembers why it is not open yet.
 */
class AwaitedTask implements SocketTaskListener {

	private static final Log logger = LogFactory.getLog(SocketTaskLifecycle.class);

	private final SocketTask task;

	private final SocketTaskSettings settings;

	private final Duration timeout;

	private volatile @Nullable String lastCause;

	AwaitedTask(SocketTask task, SocketTaskSettings settings) {
		this.task = task;
		this.settings = settings;
		this.timeout = Objects.requireNonNull(settings.startupTimeout());
		task.addListener(this);
	}

	@Override
	public void onEvent(SocketTask task, SocketTaskEvent event) {
		if (event instanceof StatusChanged change && change.cause() != null) {
			this.lastCause = change.cause().description();
		}
	}

	/**
	 * Start the task. Returns at once.
	 * @param begun when the start of all tasks has begun, as {@link System#nanoTime()}
	 * says
	 * @return completes when there is nothing to wait for any more; fails with a
	 * {@link SocketTaskStartupException} if the application must not start
	 */
	CompletableFuture<Void> start(long begun) {
		this.lastCause = null;
		CompletableFuture<Void> opening = this.task.start().copy();
		long left = this.timeout.toNanos() - (System.nanoTime() - begun);
		return opening.orTimeout(Math.max(0, left), TimeUnit.NANOSECONDS).handle(this::finish);
	}

	private @Nullable Void finish(@Nullable Void open, @Nullable Throwable failure) {
		if (failure == null) {
			return null;
		}
		SocketTaskStartupException notOpen = describe(
				(failure instanceof CompletionException && failure.getCause() != null) ? failure.getCause() : failure);
		if (this.settings.startup() == Startup.FAIL_FAST) {
			throw notOpen;
		}
		logger.warn("The application starts without a connection: " + notOpen.getMessage());
		return null;
	}

	private SocketTaskStartupException describe(Throwable failure) {
		if (failure instanceof TimeoutException) {
			return new SocketTaskStartupException(this.task.name(), address(), this.timeout, this.lastCause, null);
		}
		// The message names the task already.
		String message = String.valueOf(failure.getMessage());
		return new SocketTaskStartupException(this.task.name(), address(), null,
				message.substring(message.indexOf(": ") + 1).strip(), failure);
	}

	private String address() {
		List<String> urls = this.settings.urls();
		Stream<String> all = (urls == null || urls.isEmpty()) ? Stream.of(String.valueOf(this.settings.url()))
				: urls.stream();
		return all.map(Redaction::url).collect(Collectors.joining(", "));
	}

}
