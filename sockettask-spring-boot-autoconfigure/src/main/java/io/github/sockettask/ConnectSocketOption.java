package io.github.sockettask;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.text.Redaction;

/**
 * Where and how to connect, and whom to tell whether the call was accepted. Immutable:
 * each method that sets something returns a copy. What is not set is taken from
 * {@code sockettask.defaults.*}. Nothing is checked here but when the option is used.
 * <p>
 * {@code method} and {@code forceCellularNetwork} of the reference API have no meaning on
 * a JVM.
 *
 * @param url {@code ws://} or {@code wss://} address, without a fragment; required
 * @param header additional request headers; not those that the handshake owns
 * @param protocols offered sub-protocols, the preferred one first
 * @param timeout bound of the whole attempt: name look-up, TCP, TLS and handshake
 * together; default 60 s
 * @param tcpNoDelay whether small messages are sent at once ({@code TCP_NODELAY});
 * default true
 * @param perMessageDeflate whether compression (RFC 7692) is offered; default false
 * @param reconnect whether the task connects again by itself, as
 * {@code sockettask.defaults.reconnect} says; default false, as a task of the reference
 * API has one connection
 * @param success called when the call was accepted
 * @param fail called when the call was refused
 * @param complete called after {@code success} or {@code fail}, exactly once
 * @since 0.1.0
 * @see SocketTaskFactory#connectSocket(ConnectSocketOption)
 */
public record ConnectSocketOption(@Nullable String url, Map<String, List<String>> header, List<String> protocols,
		@Nullable Duration timeout, @Nullable Boolean tcpNoDelay, @Nullable Boolean perMessageDeflate,
		boolean reconnect, @Nullable Consumer<ConnectSocketResult> success,
		@Nullable Consumer<ConnectSocketResult> fail, @Nullable Consumer<ConnectSocketResult> complete) {

	/**
	 * Return an option with an address only.
	 * @param url {@code ws://} or {@code wss://} address
	 * @return the option
	 */
	public static ConnectSocketOption of(@Nullable String url) {
		return new ConnectSocketOption(url, Map.of(), List.of(), null, null, null, false, null, null, null);
	}

	/**
	 * Add values of a request header.
	 * @param name the header's name
	 * @param values the values, each sent in a line of its own
	 * @return a copy with the header
	 */
	public ConnectSocketOption header(String name, String... values) {
		Map<String, List<String>> header = new LinkedHashMap<>(this.header);
		List<String> all = new ArrayList<>(header.getOrDefault(name, List.of()));
		all.addAll(Arrays.asList(values));
		header.put(name, List.copyOf(all));
		return new ConnectSocketOption(this.url, header, this.protocols, this.timeout, this.tcpNoDelay,
				this.perMessageDeflate, this.reconnect, this.success, this.fail, this.complete);
	}

	/**
	 * Set the offered sub-protocols.
	 * @param protocols the sub-protocols, the preferred one first
	 * @return a copy with the sub-protocols
	 */
	public ConnectSocketOption protocols(String... protocols) {
		return new ConnectSocketOption(this.url, this.header, List.of(protocols), this.timeout, this.tcpNoDelay,
				this.perMessageDeflate, this.reconnect, this.success, this.fail, this.complete);
	}

	/**
	 * Bound the whole attempt.
	 * @param timeout the longest time an attempt may take
	 * @return a copy with the timeout
	 */
	public ConnectSocketOption timeout(Duration timeout) {
		return new ConnectSocketOption(this.url, this.header, this.protocols, timeout, this.tcpNoDelay,
				this.perMessageDeflate, this.reconnect, this.success, this.fail, this.complete);
	}

	/**
	 * Set whether small messages are sent at once.
	 * @param tcpNoDelay value of {@code TCP_NODELAY}
	 * @return a copy with the flag
	 */
	public ConnectSocketOption tcpNoDelay(boolean tcpNoDelay) {
		return new ConnectSocketOption(this.url, this.header, this.protocols, this.timeout, tcpNoDelay,
				this.perMessageDeflate, this.reconnect, this.success, this.fail, this.complete);
	}

	/**
	 * Set whether compression is offered.
	 * @param perMessageDeflate true to offer {@code permessage-deflate}
	 * @return a copy with the flag
	 */
	public ConnectSocketOption perMessageDeflate(boolean perMessageDeflate) {
		return new ConnectSocketOption(this.url, this.header, this.protocols, this.timeout, this.tcpNoDelay,
				perMessageDeflate, this.reconnect, this.success, this.fail, this.complete);
	}

	/**
	 * Set whether the task connects again by itself.
	 * @param reconnect whether it does
	 * @return a copy with the flag
	 */
	public ConnectSocketOption reconnect(boolean reconnect) {
		return new ConnectSocketOption(this.url, this.header, this.protocols, this.timeout, this.tcpNoDelay,
				this.perMessageDeflate, reconnect, this.success, this.fail, this.complete);
	}

	/**
	 * Set the callback for an accepted call.
	 * @param success the callback; runs before any event of the connection
	 * @return a copy with the callback
	 */
	public ConnectSocketOption success(Consumer<ConnectSocketResult> success) {
		return new ConnectSocketOption(this.url, this.header, this.protocols, this.timeout, this.tcpNoDelay,
				this.perMessageDeflate, this.reconnect, success, this.fail, this.complete);
	}

	/**
	 * Set the callback for a refused call.
	 * @param fail the callback; runs in the calling thread
	 * @return a copy with the callback
	 */
	public ConnectSocketOption fail(Consumer<ConnectSocketResult> fail) {
		return new ConnectSocketOption(this.url, this.header, this.protocols, this.timeout, this.tcpNoDelay,
				this.perMessageDeflate, this.reconnect, this.success, fail, this.complete);
	}

	/**
	 * Set the callback that runs in either case.
	 * @param complete the callback
	 * @return a copy with the callback
	 */
	public ConnectSocketOption complete(Consumer<ConnectSocketResult> complete) {
		return new ConnectSocketOption(this.url, this.header, this.protocols, this.timeout, this.tcpNoDelay,
				this.perMessageDeflate, this.reconnect, this.success, this.fail, complete);
	}

	@Override
	public String toString() {
		return "ConnectSocketOption[url=%s, header=%s, protocols=%s]".formatted(
				(this.url != null) ? Redaction.url(this.url) : null, Redaction.headers(this.header),
				Redaction.protocols(this.protocols));
	}

}
