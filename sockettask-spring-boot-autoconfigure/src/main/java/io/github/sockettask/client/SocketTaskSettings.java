package io.github.sockettask.client;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

import io.github.sockettask.ConnectSocketOption;

/**
 * Settings of a task. Immutable; {@code null} means not set, see
 * {@link #orElse(SocketTaskSettings)}.
 *
 * @param url address to connect to; may hold placeholders that are resolved at each
 * connect
 * @param header additional request headers, by name
 * @param protocols offered sub-protocols, the preferred one first
 * @param timeout bound of a whole connection attempt
 * @param closeTimeout how long the peer may take to answer a close frame
 * @param tcpNoDelay whether small messages are sent at once
 * @param perMessageDeflate whether compression is offered
 * @param maxMessageSize largest message to be accepted
 * @param autoStartup whether the task connects with the application
 * @param send how the task sends
 * @param receive how the task receives
 * @since 0.1.0
 */
public record SocketTaskSettings(@Nullable String url, @Nullable Map<String, List<String>> header,
		@Nullable List<String> protocols, @Nullable Duration timeout, @Nullable Duration closeTimeout,
		@Nullable Boolean tcpNoDelay, @Nullable Boolean perMessageDeflate, @Nullable DataSize maxMessageSize,
		@Nullable Boolean autoStartup, SendSettings send, ReceiveSettings receive) {

	/**
	 * Settings with nothing set.
	 */
	public static final SocketTaskSettings UNSET = new SocketTaskSettings(null, null, null, null, null, null, null,
			null, null, SendSettings.UNSET, ReceiveSettings.UNSET);

	/**
	 * What holds where nothing is configured. There is no default for the address.
	 */
	public static final SocketTaskSettings DEFAULTS = new SocketTaskSettings(null, Map.of(), List.of(),
			Duration.ofSeconds(60), Duration.ofSeconds(10), true, false, DataSize.ofMegabytes(4), true,
			new SendSettings(16 * 1024, DataSize.ofMegabytes(16), Overflow.REJECT, Duration.ofSeconds(30),
					new OfflineSettings(false, 1000, Duration.ofMinutes(1))),
			new ReceiveSettings(Dispatch.SERIAL, 16, null, 1024, DataSize.ofMegabytes(4), null, Duration.ofMillis(100),
					Duration.ofSeconds(5)));

	static SocketTaskSettings of(ConnectSocketOption option) {
		return new SocketTaskSettings(option.url(), option.header(),
				option.protocols().isEmpty() ? null : option.protocols(), option.timeout(), null, option.tcpNoDelay(),
				option.perMessageDeflate(), null, null, SendSettings.UNSET, ReceiveSettings.UNSET);
	}

	/**
	 * Fill in what is not set. Headers are merged by name, a name that is set here wins.
	 * @param defaults where to take from what is not set here
	 * @return the merged settings
	 */
	public SocketTaskSettings orElse(SocketTaskSettings defaults) {
		return new SocketTaskSettings(either(this.url, defaults.url), merge(this.header, defaults.header),
				either(this.protocols, defaults.protocols), either(this.timeout, defaults.timeout),
				either(this.closeTimeout, defaults.closeTimeout), either(this.tcpNoDelay, defaults.tcpNoDelay),
				either(this.perMessageDeflate, defaults.perMessageDeflate),
				either(this.maxMessageSize, defaults.maxMessageSize), either(this.autoStartup, defaults.autoStartup),
				this.send.orElse(defaults.send), this.receive.orElse(defaults.receive));
	}

	/**
	 * Return a copy with another address.
	 * @param url the address
	 * @return the copy
	 */
	public SocketTaskSettings withUrl(String url) {
		return new SocketTaskSettings(url, this.header, this.protocols, this.timeout, this.closeTimeout,
				this.tcpNoDelay, this.perMessageDeflate, this.maxMessageSize, this.autoStartup, this.send,
				this.receive);
	}

	/**
	 * Return a copy with a request header added, or replaced.
	 * @param name the header's name
	 * @param values the values
	 * @return the copy
	 */
	public SocketTaskSettings withHeader(String name, String... values) {
		return new SocketTaskSettings(this.url, merge(Map.of(name, List.of(values)), this.header), this.protocols,
				this.timeout, this.closeTimeout, this.tcpNoDelay, this.perMessageDeflate, this.maxMessageSize,
				this.autoStartup, this.send, this.receive);
	}

	/**
	 * Return a copy with other sub-protocols.
	 * @param protocols the sub-protocols, the preferred one first
	 * @return the copy
	 */
	public SocketTaskSettings withProtocols(String... protocols) {
		return new SocketTaskSettings(this.url, this.header, List.of(protocols), this.timeout, this.closeTimeout,
				this.tcpNoDelay, this.perMessageDeflate, this.maxMessageSize, this.autoStartup, this.send,
				this.receive);
	}

	/**
	 * Return a copy with another bound of a connection attempt.
	 * @param timeout the timeout
	 * @return the copy
	 */
	public SocketTaskSettings withTimeout(Duration timeout) {
		return new SocketTaskSettings(this.url, this.header, this.protocols, timeout, this.closeTimeout,
				this.tcpNoDelay, this.perMessageDeflate, this.maxMessageSize, this.autoStartup, this.send,
				this.receive);
	}

	/**
	 * Return a copy with another close timeout.
	 * @param closeTimeout the timeout
	 * @return the copy
	 */
	public SocketTaskSettings withCloseTimeout(Duration closeTimeout) {
		return new SocketTaskSettings(this.url, this.header, this.protocols, this.timeout, closeTimeout,
				this.tcpNoDelay, this.perMessageDeflate, this.maxMessageSize, this.autoStartup, this.send,
				this.receive);
	}

	/**
	 * Return a copy with another {@code TCP_NODELAY}.
	 * @param tcpNoDelay whether small messages are sent at once
	 * @return the copy
	 */
	public SocketTaskSettings withTcpNoDelay(boolean tcpNoDelay) {
		return new SocketTaskSettings(this.url, this.header, this.protocols, this.timeout, this.closeTimeout,
				tcpNoDelay, this.perMessageDeflate, this.maxMessageSize, this.autoStartup, this.send, this.receive);
	}

	/**
	 * Return a copy with compression offered or not.
	 * @param perMessageDeflate whether compression is offered
	 * @return the copy
	 */
	public SocketTaskSettings withPerMessageDeflate(boolean perMessageDeflate) {
		return new SocketTaskSettings(this.url, this.header, this.protocols, this.timeout, this.closeTimeout,
				this.tcpNoDelay, perMessageDeflate, this.maxMessageSize, this.autoStartup, this.send, this.receive);
	}

	/**
	 * Return a copy with another size limit.
	 * @param maxMessageSize the largest message to be accepted
	 * @return the copy
	 */
	public SocketTaskSettings withMaxMessageSize(DataSize maxMessageSize) {
		return new SocketTaskSettings(this.url, this.header, this.protocols, this.timeout, this.closeTimeout,
				this.tcpNoDelay, this.perMessageDeflate, maxMessageSize, this.autoStartup, this.send, this.receive);
	}

	/**
	 * Return a copy with another start behaviour.
	 * @param autoStartup whether the task connects with the application
	 * @return the copy
	 */
	public SocketTaskSettings withAutoStartup(boolean autoStartup) {
		return new SocketTaskSettings(this.url, this.header, this.protocols, this.timeout, this.closeTimeout,
				this.tcpNoDelay, this.perMessageDeflate, this.maxMessageSize, autoStartup, this.send, this.receive);
	}

	/**
	 * Return a copy that sends in another way.
	 * @param send the settings
	 * @return the copy
	 */
	public SocketTaskSettings withSend(SendSettings send) {
		return new SocketTaskSettings(this.url, this.header, this.protocols, this.timeout, this.closeTimeout,
				this.tcpNoDelay, this.perMessageDeflate, this.maxMessageSize, this.autoStartup, send, this.receive);
	}

	/**
	 * Return a copy that receives in another way.
	 * @param receive the settings
	 * @return the copy
	 */
	public SocketTaskSettings withReceive(ReceiveSettings receive) {
		return new SocketTaskSettings(this.url, this.header, this.protocols, this.timeout, this.closeTimeout,
				this.tcpNoDelay, this.perMessageDeflate, this.maxMessageSize, this.autoStartup, this.send, receive);
	}

	private static <T> @Nullable T either(@Nullable T value, @Nullable T other) {
		return (value != null) ? value : other;
	}

	private static @Nullable Map<String, List<String>> merge(@Nullable Map<String, List<String>> header,
			@Nullable Map<String, List<String>> defaults) {
		if (header == null || defaults == null) {
			return either(header, defaults);
		}
		Map<String, List<String>> merged = new LinkedHashMap<>(header);
		defaults.forEach((name, values) -> {
			if (header.keySet().stream().noneMatch(name::equalsIgnoreCase)) {
				merged.put(name, values);
			}
		});
		return merged;
	}

}
