package io.github.sockettask.autoconfigure;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.settings.InvalidSocketTaskSettingsException;
import io.github.sockettask.settings.ProxySettings;
import io.github.sockettask.settings.ProxyType;

/**
 * Refuses a proxy that is set in part, or with values that no proxy has.
 *
 * @param name the name of the task, or {@code null} for the defaults
 * @param settings the settings
 */
record ProxyCheck(@Nullable String name, ProxySettings settings) {

	private static final int MAX_PORT = 65535;

	/** RFC 1929 has one byte for the length. */
	private static final int MAX_SOCKS_CREDENTIAL = 255;

	/** A name, or an address, which may be of IPv6. */
	private static final Pattern HOST = Pattern.compile("[^\\s/@?#|*\\\\]+");

	private static final Pattern HOST_AND_PORT = Pattern.compile("[^:\\[\\]]*:\\d+|\\[.*]:\\d+");

	private static final Pattern PATTERN = Pattern.compile("\\*|\\*?[^\\s/@?#|*\\\\]+\\*?");

	private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

	void check() {
		if (this.settings.type() == ProxyType.NONE) {
			checkNone();
		}
		else {
			checkAddress();
			checkCredentials();
		}
		for (String host : Objects.requireNonNullElse(this.settings.nonProxyHosts(), List.<String>of())) {
			if (!PATTERN.matcher(host).matches()) {
				throw wrong("proxy.non-proxy-hosts", host,
						"it is no name or address of a host with an asterisk at the begin or the end at most; "
								+ "commas separate several of them");
			}
		}
	}

	private void checkNone() {
		Object set = (this.settings.host() != null) ? this.settings.host() : this.settings.port();
		if (set != null || this.settings.username() != null || this.settings.password() != null) {
			throw wrong("proxy.type", "none", "no proxy is used, but one is set; leave out proxy.type, or the others");
		}
	}

	private void checkAddress() {
		String host = this.settings.host();
		Integer port = this.settings.port();
		ProxyType type = this.settings.type();
		if (host == null && type != null) {
			throw wrong("proxy.type", type.name().toLowerCase(Locale.ROOT),
					"the proxy has no host; set proxy.host and proxy.port, or leave it out");
		}
		if (host == null && port != null) {
			throw wrong("proxy.port", port, "the proxy has no host; set proxy.host, or leave it out");
		}
		if (host == null) {
			return;
		}
		if (HOST_AND_PORT.matcher(host).matches()) {
			throw wrong("proxy.host", host, "it has a port; set that as proxy.port");
		}
		if (!HOST.matcher(host).matches()) {
			throw wrong("proxy.host", isUrl(host) ? null : host,
					"it is no name or address of a host; set it without a scheme, credentials and a path");
		}
		if (port == null) {
			throw wrong("proxy.host", host, "the proxy has no port; set proxy.port, which is often 3128 or 8080 "
					+ "for HTTP, and 1080 for SOCKS5");
		}
		if (port < 1 || port > MAX_PORT) {
			throw wrong("proxy.port", port, "must be from 1 to " + MAX_PORT);
		}
	}

	// It may have a password.
	private static boolean isUrl(String host) {
		return host.contains("/") || host.contains("@");
	}

	private void checkCredentials() {
		String username = this.settings.username();
		String password = this.settings.password();
		if (username == null && password == null) {
			return;
		}
		if (username == null || username.isEmpty()) {
			throw wrong("proxy.password", null, "there is no user name; set proxy.username, or leave it out");
		}
		if (password == null) {
			throw wrong("proxy.username", null, "there is no password; set proxy.password, or leave it out");
		}
		checkCredential("proxy.username", username);
		checkCredential("proxy.password", password);
		if (this.settings.type() != ProxyType.SOCKS5 && username.contains(":")) {
			throw wrong("proxy.username", null, "it has a colon, which Basic authentication takes for its end");
		}
	}

	private void checkCredential(String setting, String value) {
		if (CONTROL.matcher(value).find()) {
			throw wrong(setting, null, "it has a line break or another control character");
		}
		if (this.settings.type() == ProxyType.SOCKS5
				&& value.getBytes(StandardCharsets.UTF_8).length > MAX_SOCKS_CREDENTIAL) {
			throw wrong(setting, null,
					"it is longer than the %d bytes that SOCKS5 can carry".formatted(MAX_SOCKS_CREDENTIAL));
		}
	}

	private InvalidSocketTaskSettingsException wrong(String setting, @Nullable Object value, String reason) {
		return new InvalidSocketTaskSettingsException(this.name, setting, (value != null) ? value.toString() : null,
				reason);
	}

}
