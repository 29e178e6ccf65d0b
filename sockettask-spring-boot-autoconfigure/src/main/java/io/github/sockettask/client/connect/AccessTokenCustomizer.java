package io.github.sockettask.client.connect;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

import io.github.sockettask.ConnectionAttempt;
import io.github.sockettask.Handshake;
import io.github.sockettask.HandshakeCustomizer;
import io.github.sockettask.settings.AccessToken;
import io.github.sockettask.settings.HandshakeCustomizers;
import io.github.sockettask.settings.SocketTaskSettings;
import io.github.sockettask.transport.TransportRequest;

/**
 * Adds the access token of a task to its handshakes, before the customizers of the
 * application.
 */
class AccessTokenCustomizer implements HandshakeCustomizer, HandshakeCustomizers {

	/** Leaves time for a second try. */
	private static final Duration LONGEST_LEAD = Duration.ofSeconds(60);

	/** The tasks that share a token do not connect at the same moment. */
	private static final double SPREAD = 0.25;

	private static final Duration SHORTEST = Duration.ofSeconds(1);

	private final String registrationId;

	private final boolean reconnecting;

	private final Duration timeout;

	private final AccessTokens tokens;

	private final HandshakeCustomizers others;

	/** The token of the last handshake. */
	private volatile @Nullable Sent last;

	/** A token that must not be sent again. */
	private volatile @Nullable String refused;

	AccessTokenCustomizer(String registrationId, SocketTaskSettings settings, AccessTokens tokens,
			HandshakeCustomizers others) {
		this.registrationId = registrationId;
		this.reconnecting = Boolean.TRUE.equals(settings.oauth2().reconnectOnRefresh());
		this.timeout = Objects.requireNonNull(settings.connectTimeout());
		this.tokens = tokens;
		this.others = others;
	}

	@Override
	public Handshake customize(Handshake handshake, ConnectionAttempt attempt) throws Exception {
		return customizeAsync(handshake, attempt).toCompletableFuture().get();
	}

	@Override
	public CompletionStage<Handshake> customizeAsync(Handshake handshake, ConnectionAttempt attempt) {
		return this.tokens.get(this.registrationId, this.refused, this.timeout).thenApply((token) -> {
			Sent sent = new Sent(token, System.nanoTime());
			this.last = sent;
			return handshake.withHeader(HttpHeaders.AUTHORIZATION, sent.header());
		});
	}

	/**
	 * Get another token for the next handshake, in place of the one of a handshake.
	 * @param request the handshake
	 */
	void renew(TransportRequest request) {
		Sent last = lastOf(request);
		if (last != null) {
			this.refused = last.token().value();
		}
	}

	/**
	 * Return when to make another handshake, before the token of one expires.
	 * @param request the handshake
	 * @return the time from now on, or {@code null} if there is no need
	 */
	@Nullable Duration untilRenewal(TransportRequest request) {
		Sent last = this.reconnecting ? lastOf(request) : null;
		Duration lifetime = (last != null) ? last.token().lifetime() : null;
		if (last == null || lifetime == null) {
			return null;
		}
		Duration left = lifetime.minusNanos(System.nanoTime() - last.time());
		if (left.isNegative() || left.isZero()) {
			return null;
		}
		long longest = Math.min(LONGEST_LEAD.toMillis(), left.toMillis() / 2);
		long lead = (long) (longest * (1 - SPREAD * ThreadLocalRandom.current().nextDouble()));
		Duration until = left.minusMillis(lead);
		return (until.compareTo(SHORTEST) > 0) ? until : SHORTEST;
	}

	// A customizer may have replaced the header, and there may have been a later
	// handshake.
	private @Nullable Sent lastOf(TransportRequest request) {
		Sent last = this.last;
		List<String> sent = request.header().get(HttpHeaders.AUTHORIZATION);
		return (last != null && sent != null && sent.contains(last.header())) ? last : null;
	}

	@Override
	public boolean isEmpty() {
		return false;
	}

	@Override
	public List<HandshakeCustomizer> inOrder() {
		List<HandshakeCustomizer> all = new ArrayList<>(List.of(this));
		all.addAll(this.others.isEmpty() ? List.of() : this.others.inOrder());
		return all;
	}

	@Override
	public String name(HandshakeCustomizer customizer) {
		return (customizer == this) ? "of oauth2.registration-id '" + this.registrationId + "'"
				: this.others.name(customizer);
	}

	private record Sent(AccessToken token, long time) {

		String header() {
			return "Bearer " + this.token.value();
		}

	}

}
