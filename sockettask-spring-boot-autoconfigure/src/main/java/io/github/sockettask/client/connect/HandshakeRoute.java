package io.github.sockettask.client.connect;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

import io.github.sockettask.ConnectSocketException;
import io.github.sockettask.Handshake;
import io.github.sockettask.HandshakeRefusedException;
import io.github.sockettask.OnOpenCallbackResult;
import io.github.sockettask.SocketProfile;
import io.github.sockettask.SocketTaskException;
import io.github.sockettask.transport.DurationText;
import io.github.sockettask.transport.TransportRequest;

/**
 * The handshakes of one attempt, which have one deadline: the first one, and those that
 * follow redirects. They are made one at a time.
 */
public class HandshakeRoute {

	/** Maximum number of redirects in an attempt, as in the HTTP client of the JDK. */
	private static final int MAX_REDIRECTS = 5;

	private final boolean follows;

	private final @Nullable CookieJar cookies;

	private final Function<Handshake, TransportRequest> validator;

	private final long start = System.nanoTime();

	/** When the current handshake began. */
	private long currentStart = this.start;

	/** The current handshake, without cookies that servers have set. */
	private TransportRequest current;

	/** The requests that were made, the current one last. */
	private final List<TransportRequest> made = new ArrayList<>(1);

	/** Why the last redirect is not followed. */
	private @Nullable String problem;

	HandshakeRoute(TransportRequest first, boolean follows, @Nullable CookieJar cookies,
			Function<Handshake, TransportRequest> validator) {
		this.current = first;
		this.follows = follows;
		this.cookies = cookies;
		this.validator = validator;
		this.made.add(withCookies(first));
	}

	private TransportRequest withCookies(TransportRequest request) {
		return (this.cookies != null) ? request.withHeader(this.cookies.add(request.uri(), request.header())) : request;
	}

	/**
	 * Return the first handshake.
	 * @return the request, with cookies
	 */
	public TransportRequest first() {
		return this.made.get(0);
	}

	/**
	 * Return whether a redirect is to be followed, for which this class calls code of the
	 * application.
	 * @param failure why a handshake has failed
	 * @return whether {@link #next} must not run on an event loop
	 */
	public boolean isRedirect(SocketTaskException failure) {
		return this.follows && failure instanceof HandshakeRefusedException answer && Redirect.is(answer);
	}

	/**
	 * A handshake has failed.
	 * @param failure the reason
	 * @return the request that follows a redirect, or {@code null} if the attempt has
	 * failed
	 */
	public @Nullable TransportRequest next(SocketTaskException failure) {
		if (!(failure instanceof HandshakeRefusedException answer)) {
			return null;
		}
		if (this.cookies != null) {
			this.cookies.store(this.current.uri(), answer.header());
		}
		if (!Redirect.is(answer)) {
			return null;
		}
		try {
			return follow(answer);
		}
		catch (InvalidOptionException ex) {
			this.problem = ex.reason();
		}
		catch (IllegalArgumentException ex) {
			this.problem = ex.getMessage();
		}
		return null;
	}

	private TransportRequest follow(HandshakeRefusedException answer) {
		if (!this.follows) {
			throw new IllegalArgumentException("set redirects to follow, or url to that address");
		}
		if (this.made.size() > MAX_REDIRECTS) {
			throw new IllegalArgumentException("there were " + MAX_REDIRECTS + " redirects before it");
		}
		TransportRequest target = this.validator.apply(Redirect.follow(this.current, answer));
		TransportRequest next = withCookies(target);
		if (this.made.stream().anyMatch((made) -> isSame(made, next))) {
			throw new IllegalArgumentException("the same request was made before, so that they form a loop");
		}
		Duration left = first().timeout().minusNanos(System.nanoTime() - this.start);
		if (left.isNegative() || left.isZero()) {
			throw new IllegalArgumentException("connect-timeout (" + DurationText.of(first().timeout()) + ") is over");
		}
		this.current = target;
		this.currentStart = System.nanoTime();
		this.made.add(next);
		return next.withTimeout(left);
	}

	// A server that sets a cookie may redirect to the same address.
	private static boolean isSame(TransportRequest made, TransportRequest next) {
		return made.uri().equals(next.uri()) && cookie(made).equals(cookie(next));
	}

	private static List<String> cookie(TransportRequest request) {
		return request.header().getOrDefault(HttpHeaders.COOKIE, List.of());
	}

	/**
	 * Explain why the attempt has failed.
	 * @param failure the reason
	 * @return the reason, with what is known of redirects
	 */
	public SocketTaskException explain(SocketTaskException failure) {
		String text = failure.errMsg();
		if (this.problem != null) {
			text += ", which is a redirect that is not followed: " + this.problem;
		}
		if (this.made.size() > 1) {
			Duration after = Duration.ofNanos(this.currentStart - this.start);
			text += " (redirected from %s, %s after the attempt began)".formatted(first().address(),
					DurationText.of(after));
		}
		if (text.equals(failure.errMsg())) {
			return failure;
		}
		if (failure instanceof HandshakeRefusedException refused) {
			return new HandshakeRefusedException(text, refused.status(), refused.header());
		}
		// The kind of an exception decides what the task does next.
		return (failure.getClass() == ConnectSocketException.class)
				? new ConnectSocketException(text, failure.getCause()) : failure;
	}

	/**
	 * The handshake is complete.
	 * @param result its result
	 * @return the result of the attempt, which began with the first handshake
	 */
	public OnOpenCallbackResult opened(OnOpenCallbackResult result) {
		if (this.cookies != null) {
			this.cookies.store(this.current.uri(), result.header());
		}
		if (this.made.size() == 1) {
			return result;
		}
		SocketProfile profile = result.profile();
		return new OnOpenCallbackResult(result.header(), result.protocol(),
				new SocketProfile(profile.connectStart().minusNanos(this.currentStart - this.start),
						profile.connectEnd(), profile.handshakeEnd()));
	}

}
