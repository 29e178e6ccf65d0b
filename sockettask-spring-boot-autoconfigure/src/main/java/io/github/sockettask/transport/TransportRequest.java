package io.github.sockettask.transport;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.text.Redaction;

/**
 * Where and how to connect; checked and complete.
 *
 * @param uri the address
 * @param header additional request headers
 * @param protocols the offered sub-protocols, the preferred one first
 * @param timeout maximum duration of the attempt
 * @param closeTimeout how long the peer may take to answer a close frame
 * @param sendTimeout how long the peer may take no data while some is to be written
 * @param tcpNoDelay value of {@code TCP_NODELAY}
 * @param perMessageDeflate whether compression is offered
 * @param maxMessageSize largest message to be accepted, in bytes
 * @param tried the addresses that were tried before, by all attempts of a task
 * @param sslBundle the name of the SSL bundle, or {@code null} for what the JVM trusts
 * @param proxy the proxy to connect through, or {@code null} to connect directly
 */
public record TransportRequest(URI uri, Map<String, List<String>> header, List<String> protocols, Duration timeout,
		Duration closeTimeout, Duration sendTimeout, boolean tcpNoDelay, boolean perMessageDeflate, int maxMessageSize,
		TriedAddresses tried, @Nullable String sslBundle, @Nullable TransportProxy proxy) {

	/**
	 * Return a copy with other headers.
	 * @param header additional request headers
	 * @return the copy
	 */
	public TransportRequest withHeader(Map<String, List<String>> header) {
		return new TransportRequest(this.uri, header, this.protocols, this.timeout, this.closeTimeout, this.sendTimeout,
				this.tcpNoDelay, this.perMessageDeflate, this.maxMessageSize, this.tried, this.sslBundle, this.proxy);
	}

	/**
	 * Return a copy with another timeout.
	 * @param timeout maximum duration of the attempt
	 * @return the copy
	 */
	public TransportRequest withTimeout(Duration timeout) {
		return new TransportRequest(this.uri, this.header, this.protocols, timeout, this.closeTimeout, this.sendTimeout,
				this.tcpNoDelay, this.perMessageDeflate, this.maxMessageSize, this.tried, this.sslBundle, this.proxy);
	}

	/**
	 * Return the address for messages and log lines.
	 * @return the address without secrets
	 */
	public String address() {
		return Redaction.url(this.uri.toString());
	}

	@Override
	public String toString() {
		return "TransportRequest[uri=%s, header=%s, protocols=%s]".formatted(address(), Redaction.headers(this.header),
				Redaction.protocols(this.protocols));
	}

}
