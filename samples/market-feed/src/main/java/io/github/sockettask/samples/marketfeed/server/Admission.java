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
 * Refuses handshakes with HTTP 503 while told to.
 */
@Component
class Admission implements HandshakeInterceptor {

	private volatile Instant refuseUntil = Instant.MIN;

	void refuseFor(Duration duration) {
		this.refuseUntil = Instant.now().plus(duration);
	}

	@Override
	public boolean beforeHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
			Map<String, Object> attributes) {
		boolean refuse = Instant.now().isBefore(this.refuseUntil);
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
