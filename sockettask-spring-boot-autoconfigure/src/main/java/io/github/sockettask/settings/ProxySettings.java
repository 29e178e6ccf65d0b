package io.github.sockettask.settings;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Settings of the proxy to connect through. Immutable; {@code null} means not set. Where
 * no proxy is set, the one of the JVM is taken.
 *
 * <p>
 * The with-methods are the API: constructors may grow in any release.
 *
 * @param type Kind of the proxy, HTTP if only its host is set.
 * @param host Host of the proxy.
 * @param port Port of the proxy.
 * @param username User to authenticate as to the proxy.
 * @param password Password to authenticate with to the proxy.
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
	 * Fill in what is not set. Settings with a type or a host have a proxy of their own,
	 * which gets no port and no credentials of another one.
	 * @param defaults where to take from what is not set here
	 * @return the merged settings
	 */
	public ProxySettings orElse(ProxySettings defaults) {
		List<String> hosts = either(this.nonProxyHosts, defaults.nonProxyHosts);
		if (this.type != null || this.host != null) {
			return new ProxySettings(this.type, this.host, this.port, this.username, this.password, hosts);
		}
		boolean anonymous = this.username == null && this.password == null;
		return new ProxySettings(defaults.type, defaults.host, either(this.port, defaults.port),
				anonymous ? defaults.username : this.username, anonymous ? defaults.password : this.password, hosts);
	}

	/**
	 * Return a copy with another {@code type}.
	 * @param type kind of the proxy
	 * @return the copy
	 */
	public ProxySettings withType(ProxyType type) {
		return new ProxySettings(type, this.host, this.port, this.username, this.password, this.nonProxyHosts);
	}

	/**
	 * Return a copy with another {@code host} and {@code port}.
	 * @param host host of the proxy
	 * @param port port of the proxy
	 * @return the copy
	 */
	public ProxySettings withAddress(String host, int port) {
		return new ProxySettings(this.type, host, port, this.username, this.password, this.nonProxyHosts);
	}

	/**
	 * Return a copy with another {@code username} and {@code password}.
	 * @param username user to authenticate as to the proxy
	 * @param password password to authenticate with to the proxy
	 * @return the copy
	 */
	public ProxySettings withCredentials(String username, String password) {
		return new ProxySettings(this.type, this.host, this.port, username, password, this.nonProxyHosts);
	}

	/**
	 * Return a copy with other {@code nonProxyHosts}.
	 * @param nonProxyHosts hosts to connect to without the proxy
	 * @return the copy
	 */
	public ProxySettings withNonProxyHosts(List<String> nonProxyHosts) {
		return new ProxySettings(this.type, this.host, this.port, this.username, this.password, nonProxyHosts);
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
