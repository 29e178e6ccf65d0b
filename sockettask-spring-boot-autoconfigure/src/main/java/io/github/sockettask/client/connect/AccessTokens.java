package io.github.sockettask.client.connect;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.ConnectSocketException;
import io.github.sockettask.settings.AccessToken;
import io.github.sockettask.settings.AccessTokenSource;
import io.github.sockettask.text.Redaction;
import io.github.sockettask.text.UserText;
import io.github.sockettask.transport.DurationText;
import io.github.sockettask.transport.TransportTimer;

/**
 * Gets access tokens for all tasks of a factory. Of tasks that need the token of one
 * registration at the same time, one gets it, and the others get what it got. A
 * registration that fails is asked once a second at most, however many tasks try again.
 */
public class AccessTokens {

	private static final Duration FAILURE = Duration.ofSeconds(1);

	private final AccessTokenSource source;

	private final TransportTimer timer;

	/** What is under way or has just failed, by registration. Guarded by this. */
	private final Map<String, Fetch> fetches = new HashMap<>();

	/**
	 * Create access to tokens.
	 * @param source gets them
	 * @param timer ends calls that take too long
	 */
	public AccessTokens(AccessTokenSource source, TransportTimer timer) {
		this.source = source;
		this.timer = timer;
	}

	/**
	 * Get a token. Blocks if none is under way.
	 * @param registrationId name of the OAuth2 client registration
	 * @param refused a token in whose place another one is needed, or {@code null}
	 * @param timeout maximum duration of the call if this one makes it
	 * @return completes with the token
	 */
	CompletableFuture<AccessToken> get(String registrationId, @Nullable String refused, Duration timeout) {
		Fetch fetch;
		boolean first;
		synchronized (this) {
			Fetch underWay = this.fetches.get(registrationId);
			first = underWay == null;
			fetch = (underWay != null) ? underWay : new Fetch(registrationId, refused, timeout);
			if (first) {
				this.fetches.put(registrationId, fetch);
			}
		}
		if (first) {
			fetch.call();
			return fetch.result;
		}
		// It may have begun before the server has refused the token.
		return fetch.result.thenCompose((token) -> token.value().equals(refused) ? get(registrationId, refused, timeout)
				: CompletableFuture.completedFuture(token));
	}

	private synchronized void remove(Fetch fetch) {
		this.fetches.remove(fetch.registrationId, fetch);
	}

	/** One call of the source. */
	private final class Fetch extends FutureTask<AccessToken> {

		private final String registrationId;

		private final Duration timeout;

		private final CompletableFuture<AccessToken> result = new CompletableFuture<>();

		Fetch(String registrationId, @Nullable String refused, Duration timeout) {
			super(() -> AccessTokens.this.source.token(registrationId, refused));
			this.registrationId = registrationId;
			this.timeout = timeout;
		}

		void call() {
			Runnable cancelDeadline = AccessTokens.this.timer.schedule(() -> cancel(true), this.timeout);
			if (cancelDeadline == TransportTimer.NEVER) {
				// The application ends.
				cancel(false);
				return;
			}
			run();
			cancelDeadline.run();
			if (isCancelled()) {
				// The interrupt was meant for the call only.
				Thread.interrupted();
			}
		}

		@Override
		protected void done() {
			if (isCancelled()) {
				fail("it has not come within connect-timeout (" + DurationText.of(this.timeout) + ")", null);
				return;
			}
			try {
				AccessToken token = get();
				remove(this);
				this.result.complete(token);
			}
			catch (ExecutionException ex) {
				Throwable cause = Objects.requireNonNullElse(ex.getCause(), ex);
				fail(Redaction.line(UserText.of(cause)), Redaction.cause(cause));
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException("It is done", ex);
			}
		}

		private void fail(String why, @Nullable Throwable cause) {
			if (AccessTokens.this.timer.schedule(() -> remove(this), FAILURE) == TransportTimer.NEVER) {
				remove(this);
			}
			this.result.completeExceptionally(new ConnectSocketException(
					"There is no access token of oauth2.registration-id '%s': %s".formatted(this.registrationId, why),
					cause));
		}

	}

}
