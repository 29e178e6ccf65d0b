package io.github.sockettask.client.connect;

import java.net.URI;
import java.util.regex.Pattern;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

import io.github.sockettask.SocketTask;
import io.github.sockettask.transport.TransportRequest;

/**
 * Warns once for each configured task if it sends credentials over a network without TLS.
 */
class ClearTextWarning {

	private static final Log logger = LogFactory.getLog(SocketTask.class);

	/** Hosts that are known to be this machine without asking a name server. */
	private static final Pattern LOOPBACK = Pattern.compile("(.+\\.)?localhost|127(\\.\\d+){3}|\\[::1]",
			Pattern.CASE_INSENSITIVE);

	private final @Nullable String name;

	private volatile boolean written;

	ClearTextWarning(@Nullable String name) {
		this.name = name;
	}

	void check(TransportRequest request) {
		if (this.name == null || this.written || request.header().isEmpty() || !sendsInClear(request)) {
			return;
		}
		this.written = true;
		logger.warn("Socket task '%s' sends credentials (the header Authorization) to %s in clear text: use wss://"
			.formatted(this.name, request.address()));
	}

	private static boolean sendsInClear(TransportRequest request) {
		URI uri = request.uri();
		return "ws".equals(uri.getScheme()) && !LOOPBACK.matcher(uri.getHost()).matches()
				&& request.header().keySet().stream().anyMatch(HttpHeaders.AUTHORIZATION::equalsIgnoreCase);
	}

}
