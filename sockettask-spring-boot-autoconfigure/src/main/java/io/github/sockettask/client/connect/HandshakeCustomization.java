package io.github.sockettask.client.connect;

import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.ConnectSocketException;
import io.github.sockettask.ConnectionAttempt;
import io.github.sockettask.Handshake;
import io.github.sockettask.HandshakeCustomizer;
import io.github.sockettask.SocketTaskException;
import io.github.sockettask.settings.HandshakeCustomizers;
import io.github.sockettask.text.Redaction;
import io.github.sockettask.text.UserText;
import io.github.sockettask.transport.DurationText;
import io.github.sockettask.transport.TransportRequest;

/**
 * Customizes the handshake of one attempt: calls the customizers one after another, on
 * callback threads. No thread waits for a customizer whose result comes later.
 */
public class HandshakeCustomization {

	private final TransportRequest request;

	private final ConnectionAttempt attempt;

	private final HandshakeCustomizers customizers;

	private final Executor callbacks;

	private final Function<Handshake, TransportRequest> validator;

	/** The customizer that has not returned a handshake yet. */
	private volatile @Nullable HandshakeCustomizer current;

	/** Its result, while that is awaited. */
	private volatile @Nullable CompletionStage<Handshake> awaited;

	private volatile boolean cancelled;

	HandshakeCustomization(TransportRequest request, ConnectionAttempt attempt, HandshakeCustomizers customizers,
			Executor callbacks, Function<Handshake, TransportRequest> validator) {
		this.request = request;
		this.attempt = attempt;
		this.customizers = customizers;
		this.callbacks = callbacks;
		this.validator = validator;
	}

	/**
	 * Begin to call the customizers. Nothing is reported after {@link #cancel()}.
	 * @param opener receives the handshake to use
	 * @param failure receives what went wrong
	 */
	public void start(Consumer<TransportRequest> opener, Consumer<SocketTaskException> failure) {
		Outcome outcome = new Outcome(opener, failure);
		onCallbackThread(outcome, () -> {
			Iterator<HandshakeCustomizer> customizers = this.customizers.inOrder().iterator();
			return customize(
					new Handshake(this.request.uri().toString(), this.request.header(), this.request.protocols()),
					customizers, outcome);
		});
	}

	private void onCallbackThread(Outcome outcome, Step step) {
		try {
			this.callbacks.execute(() -> {
				TransportRequest customized = null;
				try {
					customized = this.cancelled ? null : step.run();
				}
				catch (Throwable ex) {
					outcome.failure().accept(failed(ex));
				}
				if (customized != null) {
					outcome.opener().accept(customized);
				}
			});
		}
		catch (RuntimeException | OutOfMemoryError ex) {
			// The application ends, or its executor is full.
			outcome.failure()
				.accept(new ConnectSocketException("There is no thread to customize the handshake: " + ex, ex));
		}
	}

	// Returns the customized request, or null if the result of a customizer is awaited.
	private @Nullable TransportRequest customize(Handshake handshake, Iterator<HandshakeCustomizer> left,
			Outcome outcome) throws Exception {
		Handshake customized = handshake;
		TransportRequest request = checked(handshake);
		while (left.hasNext()) {
			HandshakeCustomizer customizer = left.next();
			this.current = customizer;
			CompletionStage<Handshake> stage = customizer.customizeAsync(customized, this.attempt);
			if (!(stage instanceof CompletableFuture<Handshake> result) || !result.isDone()) {
				await(required(stage), left, outcome);
				return null;
			}
			customized = required(result.get());
			request = checked(customized);
			if (this.cancelled) {
				return null;
			}
		}
		return request;
	}

	private TransportRequest checked(Handshake handshake) {
		try {
			return this.validator.apply(handshake);
		}
		catch (InvalidOptionException ex) {
			throw new ConnectSocketException(
					"%s returned a handshake that is not valid (%s): %s".formatted(name(), ex.setting(), ex.reason()));
		}
	}

	private void await(CompletionStage<Handshake> stage, Iterator<HandshakeCustomizer> left, Outcome outcome) {
		this.awaited = stage;
		if (this.cancelled) {
			cancel();
			return;
		}
		stage.whenComplete((result, failure) -> onCallbackThread(outcome, () -> {
			this.awaited = null;
			if (failure != null) {
				throw new CompletionException(failure);
			}
			return customize(required(result), left, outcome);
		}));
	}

	// Both a stage and a handshake may be missing, whatever the interface says.
	private static <T> T required(@Nullable T returned) {
		if (returned == null) {
			throw new IllegalStateException("it returned null in place of a handshake");
		}
		return returned;
	}

	private SocketTaskException failed(Throwable failure) {
		Throwable cause = failure;
		while ((cause instanceof CompletionException || cause instanceof ExecutionException)
				&& cause.getCause() != null) {
			cause = cause.getCause();
		}
		if (cause instanceof SocketTaskException failed) {
			return failed;
		}
		return new ConnectSocketException(name() + " failed: " + Redaction.line(UserText.of(cause)),
				Redaction.cause(cause));
	}

	private String name() {
		HandshakeCustomizer customizer = this.current;
		return (customizer != null) ? "HandshakeCustomizer " + this.customizers.name(customizer)
				: "A HandshakeCustomizer";
	}

	/**
	 * Return the error of customizers that take too long.
	 * @param timeout the time that they had
	 * @return the error, which names the customizer
	 */
	public SocketTaskException tooLate(Duration timeout) {
		String why = name() + " has not returned a handshake within connect-timeout (" + DurationText.of(timeout) + ")";
		return new ConnectSocketException(
				(this.current != null) ? why : why + ": none was called, since all threads for callbacks are busy");
	}

	/**
	 * The attempt has ended: call no further customizer, and do not wait for a result.
	 */
	public void cancel() {
		this.cancelled = true;
		if (this.awaited instanceof Future<?> result && !result.isDone()) {
			try {
				// What depends on the result runs in the thread that cancels it.
				this.callbacks.execute(() -> result.cancel(true));
			}
			catch (RuntimeException | OutOfMemoryError ex) {
				// Without a thread it may complete, to no effect.
			}
		}
	}

	private record Outcome(Consumer<TransportRequest> opener, Consumer<SocketTaskException> failure) {

	}

	@FunctionalInterface
	private interface Step {

		@Nullable TransportRequest run() throws Exception;

	}

}
