package io.github.sockettask.samples.marketfeed.server;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;

/**
 * Refuses handshakes with HTTP 503 while told to, and lets them wait while the server is
 * suspended.
 */
@Component
class Admission implements HandshakeInterceptor {

	/** Waits block a thread of the server, so they are bounded. */
	private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

	private final Suspension suspension;

	private volatile Instant refuseUntil = Instant.MIN;

	Admission(Suspension suspension) {
		this.suspension = suspension;
	}

	void refuseFor(Duration duration) {
		this.refuseUntil = Instant.now().plus(duration);
	}

	@Override
	public boolean beforeHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
			Map<String, Object> attributes) {
		boolean refuse = !this.suspension.awaitResumption(LONGEST_WAIT) || Instant.now().isBefore(this.refuseUntil);
		if (refuse) {
			response.setStatusCode(HttpStatus.SERVICE_UNAVAILABLE);
		}
		return !refuse;
	}

	@Override
	public void afterHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
			@Nullable Exception exception) {
	}

}
