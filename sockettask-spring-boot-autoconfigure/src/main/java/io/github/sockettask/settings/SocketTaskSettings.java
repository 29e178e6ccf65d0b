package io.github.sockettask.settings;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.util.LinkedCaseInsensitiveMap;
import org.springframework.util.unit.DataSize;

import io.github.sockettask.text.Redaction;

/**
 * Settings of a task. Immutable; {@code null} means not set, see
 * {@link #orElse(SocketTaskSettings)}.
 *
 * <p>
 * The with-methods are the API: constructors may grow in any release.
 *
 * @param url Address to connect to, ws:// or wss://. Placeholders are resolved at each
 * connect.
 * @param urls Addresses to connect to, in place of url, where there are several.
 * @param urlOrder Order in which several addresses are tried.
 * @param header Request headers to add to the handshake, by name.
 * @param protocols Sub-protocols to offer, the preferred one first.
 * @param connectTimeout Maximum time of a connection attempt: name look-up, TCP, TLS and
 * handshake.
 * @param closeTimeout Maximum time to wait for the server to answer a close frame before
 * the connection is cut.
 * @param maxConnectionAge Time after which a connection is replaced by a new one, 0 for
 * no limit.
 * @param tcpNoDelay Whether to send small messages at once instead of gathering them in
 * TCP.
 * @param cookieHandling How the task treats cookies that a server sets in its answer to a
 * handshake.
 * @param redirects How the task treats a redirect in answer to a handshake.
 * @param autoStartup Whether to connect when the application starts.
 * @param startup How the start of the application treats the task.
 * @param startupTimeout Maximum time that the start of the application waits for the
 * task.
 * @param ssl Settings of TLS.
 * @param proxy Settings of the proxy to connect through.
 * @param auth Settings of the credentials that are sent with the handshake.
 * @param oauth2 Settings of access tokens that an authorization server issues.
 * @param reconnect Settings of how the task connects again.
 * @param heartbeat Settings of how the task detects that the server is gone.
 * @param send Settings of how the task sends.
 * @param receive Settings of how the task receives.
 * @param routing Settings of how the handlers of a message are found.
 * @param compression Settings of how messages are compressed.
 * @since 0.1.0
 */
public record SocketTaskSettings(@Nullable String url, @Nullable List<String> urls, @Nullable UrlOrder urlOrder,
		@Nullable Map<String, List<String>> header, @Nullable List<String> protocols, @Nullable Duration connectTimeout,
		@Nullable Duration closeTimeout, @Nullable Duration maxConnectionAge, @Nullable Boolean tcpNoDelay,
		@Nullable CookieHandling cookieHandling, @Nullable RedirectHandling redirects, @Nullable Boolean autoStartup,
		@Nullable Startup startup, @Nullable Duration startupTimeout, @NestedConfigurationProperty SslSettings ssl,
		@NestedConfigurationProperty ProxySettings proxy, @NestedConfigurationProperty AuthSettings auth,
		@NestedConfigurationProperty OAuth2Settings oauth2, @NestedConfigurationProperty ReconnectSettings reconnect,
		@NestedConfigurationProperty HeartbeatSettings heartbeat, @NestedConfigurationProperty SendSettings send,
		@NestedConfigurationProperty ReceiveSettings receive, @NestedConfigurationProperty RoutingSettings routing,
		@NestedConfigurationProperty CompressionSettings compression) {

	/**
	 * Settings with nothing set.
	 */
	public static final SocketTaskSettings UNSET = new SocketTaskSettings(null, null, null, null, null, null, null,
			null, null, null, null, null, null, null, SslSettings.UNSET, ProxySettings.UNSET, AuthSettings.UNSET,
			OAuth2Settings.UNSET, ReconnectSettings.UNSET, HeartbeatSettings.UNSET, SendSettings.UNSET,
			ReceiveSettings.UNSET, RoutingSettings.UNSET, CompressionSettings.UNSET);

	/**
	 * The number of bytes that a waiting message counts besides its payload, against
	 * {@code send.queue-bytes}, {@code send.offline.bytes} and
	 * {@code receive.queue-bytes}.
	 */
	public static final int MESSAGE_OVERHEAD = 64;

	/**
	 * The settings that apply where nothing is configured. There is no default for the
	 * address.
	 */
	public static final SocketTaskSettings DEFAULTS = new SocketTaskSettings(null, List.of(), UrlOrder.FAILOVER,
			Map.of(), List.of(), Duration.ofSeconds(60), Duration.ofSeconds(10), Duration.ZERO, true,
			CookieHandling.DISABLE, RedirectHandling.DONT_FOLLOW, true, Startup.BACKGROUND, Duration.ofSeconds(30),
			SslSettings.UNSET, ProxySettings.UNSET, AuthSettings.UNSET, new OAuth2Settings(null, false),
			new ReconnectSettings(true, Duration.ofSeconds(1), 2.0, Duration.ofSeconds(30), Duration.ofMillis(500), -1,
					Duration.ofSeconds(5), Map.of(), Map.of()),
			new HeartbeatSettings(Duration.ofSeconds(30), Duration.ofSeconds(10), null, null),
			new SendSettings(16 * 1024, DataSize.ofMegabytes(16), Overflow.REJECT, Duration.ofSeconds(30),
					new OfflineSettings(false, 1000, DataSize.ofMegabytes(16), Duration.ofMinutes(1))),
			new ReceiveSettings(ReceiveMode.SERIAL, DataSize.ofMegabytes(4), 16, null, 1024, DataSize.ofMegabytes(4),
					null, Duration.ofMillis(100), Duration.ofSeconds(5), Duration.ZERO, SilenceAction.NOTIFY,
					new RetrySettings(0, Duration.ofSeconds(1), 1.0, Duration.ofSeconds(30), Duration.ZERO)),
			new RoutingSettings(RoutingSettings.TYPE_FIELD, null), new CompressionSettings(false));

	/**
	 * Create settings. Groups that are not set are empty ones.
	 */
	public SocketTaskSettings {
		header = (header != null) ? merge(header, Map.of()) : null;
		ssl = orUnset(ssl, SslSettings.UNSET);
		proxy = orUnset(proxy, ProxySettings.UNSET);
		auth = orUnset(auth, AuthSettings.UNSET);
		oauth2 = orUnset(oauth2, OAuth2Settings.UNSET);
		reconnect = orUnset(reconnect, ReconnectSettings.UNSET);
		heartbeat = orUnset(heartbeat, HeartbeatSettings.UNSET);
		send = orUnset(send, SendSettings.UNSET);
		receive = orUnset(receive, ReceiveSettings.UNSET);
		routing = orUnset(routing, RoutingSettings.UNSET);
		compression = orUnset(compression, CompressionSettings.UNSET);
	}

	/**
	 * Fill in what is not set. Headers are merged by name, a name that is set here wins.
	 * Addresses are not mixed: those of the defaults hold where none is set here. Nor are
	 * {@link Credentials}.
	 * @param defaults where to take from what is not set here
	 * @return the merged settings
	 */
	public SocketTaskSettings orElse(SocketTaskSettings defaults) {
		Credentials rest = Credentials.of(this).rest(Credentials.of(defaults));
		return new SocketTaskSettings(either(this.url, defaults.url), either(this.urls, defaults.urls),
				either(this.urlOrder, defaults.urlOrder), merge(this.header, rest.header()),
				either(this.protocols, defaults.protocols), either(this.connectTimeout, defaults.connectTimeout),
				either(this.closeTimeout, defaults.closeTimeout),
				either(this.maxConnectionAge, defaults.maxConnectionAge), either(this.tcpNoDelay, defaults.tcpNoDelay),
				either(this.cookieHandling, defaults.cookieHandling), either(this.redirects, defaults.redirects),
				either(this.autoStartup, defaults.autoStartup), either(this.startup, defaults.startup),
				either(this.startupTimeout, defaults.startupTimeout), this.ssl.orElse(defaults.ssl),
				this.proxy.orElse(defaults.proxy), this.auth.orElse(rest.auth()), this.oauth2.orElse(rest.oauth2()),
				this.reconnect.orElse(defaults.reconnect), this.heartbeat.orElse(defaults.heartbeat),
				this.send.orElse(defaults.send), this.receive.orElse(defaults.receive),
				this.routing.orElse(defaults.routing), this.compression.orElse(defaults.compression));
	}

	/**
	 * Return whether handlers may get lists of messages.
	 * @return whether messages are gathered, or a frame holds several
	 */
	public boolean makesLists() {
		return this.receive.batchSize() != null || this.routing.unwrap() != null;
	}

	/**
	 * Return a copy with another {@code url}.
	 * @param url address to connect to, ws:// or wss://
	 * @return the copy
	 */
	public SocketTaskSettings withUrl(String url) {
		return with((copy) -> copy.url = url);
	}

	/**
	 * Return a copy with another {@code urls}.
	 * @param urls addresses to connect to, in place of url, where there are several
	 * @return the copy
	 */
	public SocketTaskSettings withUrls(List<String> urls) {
		return with((copy) -> copy.urls = urls);
	}

	/**
	 * Return a copy with another {@code urlOrder}.
	 * @param urlOrder order in which several addresses are tried
	 * @return the copy
	 */
	public SocketTaskSettings withUrlOrder(UrlOrder urlOrder) {
		return with((copy) -> copy.urlOrder = urlOrder);
	}

	/**
	 * Return a copy with this request header in place of one of the same name.
	 * @param name the name of the header
	 * @param values its values
	 * @return the copy
	 */
	public SocketTaskSettings withHeader(String name, String... values) {
		return with((copy) -> copy.header = merge(Map.of(name, List.of(values)), this.header));
	}

	/**
	 * Return a copy with another {@code protocols}.
	 * @param protocols sub-protocols to offer, the preferred one first
	 * @return the copy
	 */
	public SocketTaskSettings withProtocols(String... protocols) {
		return with((copy) -> copy.protocols = List.of(protocols));
	}

	/**
	 * Return a copy with another {@code connectTimeout}.
	 * @param connectTimeout maximum time of a connection attempt
	 * @return the copy
	 */
	public SocketTaskSettings withConnectTimeout(Duration connectTimeout) {
		return with((copy) -> copy.connectTimeout = connectTimeout);
	}

	/**
	 * Return a copy with another {@code closeTimeout}.
	 * @param closeTimeout maximum time to wait for the server to answer a close frame
	 * @return the copy
	 */
	public SocketTaskSettings withCloseTimeout(Duration closeTimeout) {
		return with((copy) -> copy.closeTimeout = closeTimeout);
	}

	/**
	 * Return a copy with another {@code maxConnectionAge}.
	 * @param maxConnectionAge time after which a connection is replaced by a new one
	 * @return the copy
	 */
	public SocketTaskSettings withMaxConnectionAge(Duration maxConnectionAge) {
		return with((copy) -> copy.maxConnectionAge = maxConnectionAge);
	}

	/**
	 * Return a copy with another {@code tcpNoDelay}.
	 * @param tcpNoDelay whether to send small messages at once
	 * @return the copy
	 */
	public SocketTaskSettings withTcpNoDelay(boolean tcpNoDelay) {
		return with((copy) -> copy.tcpNoDelay = tcpNoDelay);
	}

	/**
	 * Return a copy with another {@code cookieHandling}.
	 * @param cookieHandling how the task treats cookies that a server sets in its answer
	 * @return the copy
	 */
	public SocketTaskSettings withCookieHandling(CookieHandling cookieHandling) {
		return with((copy) -> copy.cookieHandling = cookieHandling);
	}

	/**
	 * Return a copy with another {@code redirects}.
	 * @param redirects how the task treats a redirect in answer to a handshake
	 * @return the copy
	 */
	public SocketTaskSettings withRedirects(RedirectHandling redirects) {
		return with((copy) -> copy.redirects = redirects);
	}

	/**
	 * Return a copy with another {@code autoStartup}.
	 * @param autoStartup whether to connect when the application starts
	 * @return the copy
	 */
	public SocketTaskSettings withAutoStartup(boolean autoStartup) {
		return with((copy) -> copy.autoStartup = autoStartup);
	}

	/**
	 * Return a copy with another {@code startup}.
	 * @param startup how the start of the application treats the task
	 * @return the copy
	 */
	public SocketTaskSettings withStartup(Startup startup) {
		return with((copy) -> copy.startup = startup);
	}

	/**
	 * Return a copy with another {@code startupTimeout}.
	 * @param startupTimeout maximum time that the start of the application waits
	 * @return the copy
	 */
	public SocketTaskSettings withStartupTimeout(Duration startupTimeout) {
		return with((copy) -> copy.startupTimeout = startupTimeout);
	}

	/**
	 * Return a copy with another {@code ssl}.
	 * @param ssl settings of TLS
	 * @return the copy
	 */
	public SocketTaskSettings withSsl(SslSettings ssl) {
		return with((copy) -> copy.ssl = ssl);
	}

	/**
	 * Return a copy with another {@code proxy}.
	 * @param proxy settings of the proxy to connect through
	 * @return the copy
	 */
	public SocketTaskSettings withProxy(ProxySettings proxy) {
		return with((copy) -> copy.proxy = proxy);
	}

	/**
	 * Return a copy with another {@code auth}.
	 * @param auth settings of the credentials that are sent with the handshake
	 * @return the copy
	 */
	public SocketTaskSettings withAuth(AuthSettings auth) {
		return with((copy) -> copy.auth = auth);
	}

	/**
	 * Return a copy with another {@code oauth2}.
	 * @param oauth2 settings of access tokens that an authorization server issues
	 * @return the copy
	 */
	public SocketTaskSettings withOauth2(OAuth2Settings oauth2) {
		return with((copy) -> copy.oauth2 = oauth2);
	}

	/**
	 * Return a copy with another {@code reconnect}.
	 * @param reconnect settings of how the task connects again
	 * @return the copy
	 */
	public SocketTaskSettings withReconnect(ReconnectSettings reconnect) {
		return with((copy) -> copy.reconnect = reconnect);
	}

	/**
	 * Return a copy with another {@code heartbeat}.
	 * @param heartbeat settings of how the task detects that the server is gone
	 * @return the copy
	 */
	public SocketTaskSettings withHeartbeat(HeartbeatSettings heartbeat) {
		return with((copy) -> copy.heartbeat = heartbeat);
	}

	/**
	 * Return a copy with another {@code send}.
	 * @param send settings of how the task sends
	 * @return the copy
	 */
	public SocketTaskSettings withSend(SendSettings send) {
		return with((copy) -> copy.send = send);
	}

	/**
	 * Return a copy with another {@code receive}.
	 * @param receive settings of how the task receives
	 * @return the copy
	 */
	public SocketTaskSettings withReceive(ReceiveSettings receive) {
		return with((copy) -> copy.receive = receive);
	}

	/**
	 * Return a copy with another {@code routing}.
	 * @param routing settings of how the handlers of a message are found
	 * @return the copy
	 */
	public SocketTaskSettings withRouting(RoutingSettings routing) {
		return with((copy) -> copy.routing = routing);
	}

	/**
	 * Return a copy with another {@code compression}.
	 * @param compression settings of how messages are compressed
	 * @return the copy
	 */
	public SocketTaskSettings withCompression(CompressionSettings compression) {
		return with((copy) -> copy.compression = compression);
	}

	private SocketTaskSettings with(Consumer<Copy> change) {
		Copy copy = new Copy(this);
		change.accept(copy);
		return copy.settings();
	}

	private static @Nullable Map<String, List<String>> merge(@Nullable Map<String, List<String>> header,
			@Nullable Map<String, List<String>> defaults) {
		if (header == null || defaults == null) {
			return (header != null) ? header : defaults;
		}
		if (header.isEmpty() && defaults.isEmpty()) {
			// Each connection keeps this map.
			return Map.of();
		}
		// names of headers differ in more than their case
		Map<String, List<String>> merged = new LinkedCaseInsensitiveMap<>(Locale.ROOT);
		merged.putAll(header);
		defaults.forEach(merged::putIfAbsent);
		return Collections.unmodifiableMap(merged);
	}

	private static <T> T orUnset(@Nullable T group, T unset) {
		return (group != null) ? group : unset;
	}

	private static <T> @Nullable T either(@Nullable T value, @Nullable T other) {
		return (value != null) ? value : other;
	}

	@Override
	public String toString() {
		List<String> protocols = this.protocols;
		return "SocketTaskSettings[url=%s, urls=%s, header=%s, protocols=%s, connectTimeout=%s, autoStartup=%s, startup=%s, startupTimeout=%s, cookieHandling=%s, redirects=%s, ssl=%s, proxy=%s, auth=%s, oauth2=%s, reconnect=%s, heartbeat=%s, send=%s, receive=%s, routing=%s, compression=%s]"
			.formatted((this.url != null) ? Redaction.url(this.url) : null,
					(this.urls != null) ? this.urls.stream().map(Redaction::url).toList() : null,
					(this.header != null) ? Redaction.headers(this.header) : null,
					(protocols != null) ? Redaction.protocols(protocols) : null, this.connectTimeout, this.autoStartup,
					this.startup, this.startupTimeout, this.cookieHandling, this.redirects, this.ssl, this.proxy,
					this.auth, this.oauth2, this.reconnect, this.heartbeat, this.send, this.receive, this.routing,
					this.compression);
	}

	/** The components of a copy, which may be changed. */
	private static final class Copy {

		private @Nullable String url;

		private @Nullable List<String> urls;

		private @Nullable UrlOrder urlOrder;

		private @Nullable Map<String, List<String>> header;

		private @Nullable List<String> protocols;

		private @Nullable Duration connectTimeout;

		private @Nullable Duration closeTimeout;

		private @Nullable Duration maxConnectionAge;

		private @Nullable Boolean tcpNoDelay;

		private @Nullable CookieHandling cookieHandling;

		private @Nullable RedirectHandling redirects;

		private @Nullable Boolean autoStartup;

		private @Nullable Startup startup;

		private @Nullable Duration startupTimeout;

		private SslSettings ssl;

		private ProxySettings proxy;

		private AuthSettings auth;

		private OAuth2Settings oauth2;

		private ReconnectSettings reconnect;

		private HeartbeatSettings heartbeat;

		private SendSettings send;

		private ReceiveSettings receive;

		private RoutingSettings routing;

		private CompressionSettings compression;

		Copy(SocketTaskSettings settings) {
			this.url = settings.url;
			this.urls = settings.urls;
			this.urlOrder = settings.urlOrder;
			this.header = settings.header;
			this.protocols = settings.protocols;
			this.connectTimeout = settings.connectTimeout;
			this.closeTimeout = settings.closeTimeout;
			this.maxConnectionAge = settings.maxConnectionAge;
			this.tcpNoDelay = settings.tcpNoDelay;
			this.cookieHandling = settings.cookieHandling;
			this.redirects = settings.redirects;
			this.autoStartup = settings.autoStartup;
			this.startup = settings.startup;
			this.startupTimeout = settings.startupTimeout;
			this.ssl = settings.ssl;
			this.proxy = settings.proxy;
			this.auth = settings.auth;
			this.oauth2 = settings.oauth2;
			this.reconnect = settings.reconnect;
			this.heartbeat = settings.heartbeat;
			this.send = settings.send;
			this.receive = settings.receive;
			this.routing = settings.routing;
			this.compression = settings.compression;
		}

		SocketTaskSettings settings() {
			return new SocketTaskSettings(this.url, this.urls, this.urlOrder, this.header, this.protocols,
					this.connectTimeout, this.closeTimeout, this.maxConnectionAge, this.tcpNoDelay, this.cookieHandling,
					this.redirects, this.autoStartup, this.startup, this.startupTimeout, this.ssl, this.proxy,
					this.auth, this.oauth2, this.reconnect, this.heartbeat, this.send, this.receive, this.routing,
					this.compression);
		}

	}

}
