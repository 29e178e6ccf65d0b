package io.github.sockettask.client.connect;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.settings.ProxySettings;
import io.github.sockettask.settings.ProxyType;
import io.github.sockettask.text.PeerText;
import io.github.sockettask.transport.TransportProxy;

/**
 * Chooses the proxy of an attempt: that of the settings, else that of the JVM, which
 * takes it from system properties unless the application has set a {@link ProxySelector}
 * of its own.
 *
 * @param selector the proxies of the JVM, or {@code null} for none
 * @param properties the system properties
 */
record ProxyChoice(@Nullable ProxySelector selector, Properties properties) {

	private static final int MAX_PORT = 65535;

	/** The JDK takes the default port if one of these is no number. */
	private static final List<String> PREFIXES = List.of("http.proxy", "https.proxy", "proxy", "socksProxy");

	private static final int MAX_SOCKS_CREDENTIAL = 255;

	private static final String JVM = "the JVM";

	static ProxyChoice ofJvm() {
		return new ProxyChoice(ProxySelector.getDefault(), System.getProperties());
	}

	/**
	 * Choose a proxy.
	 * @param settings what is set, checked
	 * @param uri the address to connect to
	 * @return the proxy, or {@code null} to connect directly
	 * @throws InvalidOptionException if a system property is wrong
	 */
	@Nullable TransportProxy choose(ProxySettings settings, URI uri) {
		if (settings.type() == ProxyType.NONE || isExcluded(settings.nonProxyHosts(), uri.getHost())) {
			return null;
		}
		String host = settings.host();
		if (host == null) {
			return ofJvm(settings, uri);
		}
		return new TransportProxy(
				(settings.type() == ProxyType.SOCKS5) ? TransportProxy.Type.SOCKS5 : TransportProxy.Type.HTTP,
				withoutBrackets(host), Objects.requireNonNull(settings.port()), settings.username(),
				settings.password(), "proxy.host");
	}

	private @Nullable TransportProxy ofJvm(ProxySettings settings, URI uri) {
		ProxySelector selector = this.selector;
		if (selector == null) {
			return null;
		}
		PREFIXES.forEach(this::checkPort);
		Proxy proxy = select(selector, uri);
		if (!(proxy.address() instanceof InetSocketAddress address)) {
			return null;
		}
		String host = withoutBrackets(address.getHostString());
		if (proxy.type() == Proxy.Type.HTTP) {
			return new TransportProxy(TransportProxy.Type.HTTP, host, address.getPort(), settings.username(),
					settings.password(), JVM);
		}
		if ("4".equals(property("socksProxyVersion"))) {
			throw wrong("the system property socksProxyVersion is 4, but only SOCKS5 is supported; correct it, "
					+ "or set proxy.type to none");
		}
		boolean own = settings.username() != null;
		return new TransportProxy(TransportProxy.Type.SOCKS5, host, address.getPort(),
				own ? settings.username() : credential("java.net.socks.username"),
				own ? settings.password() : credential("java.net.socks.password"), JVM);
	}

	private @Nullable String credential(String name) {
		String value = property(name);
		if (value != null && value.getBytes(StandardCharsets.UTF_8).length > MAX_SOCKS_CREDENTIAL) {
			throw wrong("the system property %s is longer than the %d bytes that SOCKS5 can carry".formatted(name,
					MAX_SOCKS_CREDENTIAL));
		}
		return value;
	}

	private static Proxy select(ProxySelector selector, URI uri) {
		String scheme = uri.getScheme().equals("wss") ? "https" : "http";
		try {
			List<Proxy> proxies = selector.select(URI.create(scheme + "://" + uri.getRawAuthority() + "/"));
			return (proxies == null || proxies.isEmpty()) ? Proxy.NO_PROXY : proxies.get(0);
		}
		catch (RuntimeException ex) {
			throw wrong("the ProxySelector of the JVM has failed: " + PeerText.of(ex.toString())
					+ "; correct it, or set proxy.type to none");
		}
	}

	private void checkPort(String prefix) {
		String host = property(prefix + "Host");
		String port = property(prefix + "Port");
		if (host == null || port == null || isPort(port)) {
			return;
		}
		throw wrong("the system property %sPort is \"%s\", which is no port; correct it, or set proxy.type to none"
			.formatted(prefix, PeerText.of(port)));
	}

	private static boolean isPort(String text) {
		return text.matches("\\d{1,5}") && Integer.parseInt(text) > 0 && Integer.parseInt(text) <= MAX_PORT;
	}

	private @Nullable String property(String name) {
		String value = this.properties.getProperty(name);
		return (value == null || value.isEmpty()) ? null : value;
	}

	private static InvalidOptionException wrong(String reason) {
		return new InvalidOptionException("connectSocket:fail parameter error: parameter.proxy: " + reason, "proxy",
				null, reason);
	}

	private static boolean isExcluded(@Nullable List<String> patterns, String host) {
		return patterns != null && patterns.stream().anyMatch((pattern) -> matches(pattern, host));
	}

	private static boolean matches(String pattern, String host) {
		String text = withoutBrackets(pattern.toLowerCase(Locale.ROOT));
		boolean begin = text.startsWith("*");
		boolean end = text.endsWith("*") && text.length() > 1;
		String literal = text.substring(begin ? 1 : 0, text.length() - (end ? 1 : 0));
		return Pattern.matches((begin ? ".*" : "") + Pattern.quote(literal) + (end ? ".*" : ""),
				withoutBrackets(host.toLowerCase(Locale.ROOT)));
	}

	private static String withoutBrackets(String host) {
		return (host.startsWith("[") && host.endsWith("]")) ? host.substring(1, host.length() - 1) : host;
	}

}
