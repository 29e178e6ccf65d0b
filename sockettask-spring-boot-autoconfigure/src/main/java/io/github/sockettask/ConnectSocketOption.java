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
 * Address, handshake and callbacks of a connect call. Immutable: each method that sets a
 * component returns a copy. Components that are not set are taken from
 * {@code sockettask.defaults}. The option is validated when it is used.
 * <p>
 * {@link #of} and the methods that set a component are the API: the constructor changes
 * when components are added. {@code method} and {@code forceCellularNetwork} of the
 * reference API have no meaning on a JVM.
 *
 * @param url the {@code ws://} or {@code wss://} address, without a fragment; required
 * @param header additional request headers, without those of the WebSocket handshake
 * itself
 * @param protocols the offered sub-protocols, in order of preference
 * @param timeout the maximum duration of a connection attempt, including name look-up,
 * TCP, TLS and handshake; default 60 s
 * @param tcpNoDelay whether to send small messages without delay ({@code TCP_NODELAY});
 * default true
 * @param perMessageDeflate whether to offer compression (RFC 7692); default false
 * @param reconnect whether the task reconnects as configured by
 * {@code sockettask.defaults.reconnect}; default false, since a task of the reference API
 * has a single connection
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
	 * Return an option with an address.
	 * @param url the {@code ws://} or {@code wss://} address
	 * @return the option
	 */
	public static ConnectSocketOption of(@Nullable String url) {
		return new ConnectSocketOption(url, Map.of(), List.of(), null, null, null, false, null, null, null);
	}

	/**
	 * Add a request header.
	 * @param name the name of the header
	 * @param values the values, which are added to those of this option; each is sent in
	 * a header line of its own
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
	 * @param protocols the sub-protocols, in order of preference
	 * @return a copy with the sub-protocols
	 */
	public ConnectSocketOption protocols(String... protocols) {
		return new ConnectSocketOption(this.url, this.header, List.of(protocols), this.timeout, this.tcpNoDelay,
				this.perMessageDeflate, this.reconnect, this.success, this.fail, this.complete);
	}

	/**
	 * Set the maximum duration of a connection attempt.
	 * @param timeout the duration, including name look-up, TCP, TLS and handshake
	 * @return a copy with the timeout
	 */
	public ConnectSocketOption timeout(Duration timeout) {
		return new ConnectSocketOption(this.url, this.header, this.protocols, timeout, this.tcpNoDelay,
				this.perMessageDeflate, this.reconnect, this.success, this.fail, this.complete);
	}

	/**
	 * Set whether to send small messages without delay.
	 * @param tcpNoDelay the value of {@code TCP_NODELAY}
	 * @return a copy with the flag
	 */
	public ConnectSocketOption tcpNoDelay(boolean tcpNoDelay) {
		return new ConnectSocketOption(this.url, this.header, this.protocols, this.timeout, tcpNoDelay,
				this.perMessageDeflate, this.reconnect, this.success, this.fail, this.complete);
	}

	/**
	 * Set whether to offer compression.
	 * @param perMessageDeflate true to offer {@code permessage-deflate} (RFC 7692)
	 * @return a copy with the flag
	 */
	public ConnectSocketOption perMessageDeflate(boolean perMessageDeflate) {
		return new ConnectSocketOption(this.url, this.header, this.protocols, this.timeout, this.tcpNoDelay,
				perMessageDeflate, this.reconnect, this.success, this.fail, this.complete);
	}

	/**
	 * Set whether the task reconnects.
	 * @param reconnect true to reconnect as configured by
	 * {@code sockettask.defaults.reconnect}
	 * @return a copy with the flag
	 */
	public ConnectSocketOption reconnect(boolean reconnect) {
		return new ConnectSocketOption(this.url, this.header, this.protocols, this.timeout, this.tcpNoDelay,
				this.perMessageDeflate, reconnect, this.success, this.fail, this.complete);
	}

	/**
	 * Set the callback for an accepted call.
	 * @param success the callback, which runs before all events of the connection
	 * @return a copy with the callback
	 */
	public ConnectSocketOption success(Consumer<ConnectSocketResult> success) {
		return new ConnectSocketOption(this.url, this.header, this.protocols, this.timeout, this.tcpNoDelay,
				this.perMessageDeflate, this.reconnect, success, this.fail, this.complete);
	}

	/**
	 * Set the callback for a refused call.
	 * @param fail the callback, which runs in the calling thread
	 * @return a copy with the callback
	 */
	public ConnectSocketOption fail(Consumer<ConnectSocketResult> fail) {
		return new ConnectSocketOption(this.url, this.header, this.protocols, this.timeout, this.tcpNoDelay,
				this.perMessageDeflate, this.reconnect, this.success, fail, this.complete);
	}

	/**
	 * Set the callback for both outcomes.
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
