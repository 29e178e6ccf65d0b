package io.github.sockettask.settings;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Settings of the proxy to connect through. Immutable; {@code null} means not set.
 *
 * <p>
 * The with-methods are the API: constructors may grow in any release.
 *
 * @param type Kind of the proxy.
 * @param host Host of the proxy.
 * @param port Port of the proxy.
 * @param username User to authenticate as.
 * @param password Password to authenticate with.
 * @param nonProxyHosts Hosts to connect to without the proxy. An asterisk at the begin or
 * the end stands for any characters.
 * @since 0.1.0
 */
public record ProxySettings(@Nullable ProxyType type, @Nullable String host, @Nullable Integer port,
		@Nullable String username, @Nullable String password, @Nullable List<String> nonProxyHosts) {

	/**
	 * Settings with nothing set.
	 */
	public static final ProxySettings UNSET = new ProxySettings(null, null, null, null, null, null);

	/**
	 * Fill in what is not set.
	 * @param defaults where to take from what is not set here
	 * @return the merged settings
	 */
	public ProxySettings orElse(ProxySettings defaults) {
		return new ProxySettings(either(this.type, defaults.type), either(this.host, defaults.host),
				either(this.port, defaults.port), either(this.username, defaults.username),
				either(this.password, defaults.password), either(this.nonProxyHosts, defaults.nonProxyHosts));
	}

	private static <T> @Nullable T either(@Nullable T value, @Nullable T other) {
		return (value != null) ? value : other;
	}

	@Override
	public String toString() {
		return "ProxySettings[type=%s, host=%s, port=%s, nonProxyHosts=%s]".formatted(this.type, this.host, this.port,
				this.nonProxyHosts);
	}

}
