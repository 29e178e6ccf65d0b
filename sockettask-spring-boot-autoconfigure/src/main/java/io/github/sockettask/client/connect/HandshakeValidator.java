package io.github.sockettask.client.connect;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.ConnectSocketOption;
import io.github.sockettask.Handshake;
import io.github.sockettask.settings.AuthSettings;
import io.github.sockettask.settings.CompressionSettings;
import io.github.sockettask.settings.HeartbeatSettings;
import io.github.sockettask.settings.OAuth2Settings;
import io.github.sockettask.settings.ProxySettings;
import io.github.sockettask.settings.ReceiveSettings;
import io.github.sockettask.settings.ReconnectSettings;
import io.github.sockettask.settings.RoutingSettings;
import io.github.sockettask.settings.SendSettings;
import io.github.sockettask.settings.SocketTaskSettings;
import io.github.sockettask.settings.SslSettings;
import io.github.sockettask.text.PeerText;
import io.github.sockettask.text.Redaction;
import io.github.sockettask.transport.TransportRequest;
import io.github.sockettask.transport.TriedAddresses;

/**
 * Makes requests from settings, and refuses the values that the contract refuses.
 */
public final class HandshakeValidator {

	private static final String PARAMETER_ERROR = "connectSocket:fail parameter error: ";

	/** A token of RFC 9110, section 5.6.2. */
	private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

	/** No control characters but the tab (RFC 9110, section 5.5). */
	private static final Pattern FIELD_VALUE = Pattern.compile("[^\\p{Cntrl}&&[^\t]]*");

	private static final Pattern NOT_LATIN_1 = Pattern.compile("[^\\x00-\\xff]");

	private static final Pattern NOT_ASCII = Pattern.compile("[^\\x00-\\x7f]+");

	private static final Set<String> OWNED_HEADERS = Set.of("host", "upgrade", "connection", "referer",
			"content-length", "transfer-encoding");

	private HandshakeValidator() {
	}

	/**
	 * Return what an option sets.
	 * @param option the option
	 * @return the settings; not set is what the option does not set
	 * @throws InvalidOptionException if the timeout is wrong, which has another name than
	 * the setting
	 */
	public static SocketTaskSettings settings(ConnectSocketOption option) {
		List<String> protocols = option.protocols().isEmpty() ? null : option.protocols();
		if (option.timeout() != null) {
			positive("timeout", option.timeout());
		}
		// A task of connectSocket has one connection, unless the option asks for more.
		ReconnectSettings reconnect = ReconnectSettings.UNSET.withEnabled(option.reconnect());
		return new SocketTaskSettings(option.url(), null, null, option.header(), protocols, option.timeout(), null,
				null, option.tcpNoDelay(), null, null, null, null, null, SslSettings.UNSET, ProxySettings.UNSET,
				AuthSettings.UNSET, OAuth2Settings.UNSET, reconnect, HeartbeatSettings.UNSET, SendSettings.UNSET,
				ReceiveSettings.UNSET, RoutingSettings.UNSET, new CompressionSettings(option.perMessageDeflate()));
	}

	/**
	 * Check complete settings.
	 * @param settings the settings, with the defaults filled in
	 * @param url the address to take in place of the configured one
	 * @param tried the addresses that the task has tried
	 * @return the request
	 * @throws InvalidOptionException if a setting is wrong
	 */
	static TransportRequest of(SocketTaskSettings settings, @Nullable String url, TriedAddresses tried) {
		Map<String, List<String>> header = AuthorizationHeader.add(Objects.requireNonNull(settings.header()),
				settings.auth());
		return of(settings, uri(url), header, Objects.requireNonNull(settings.protocols()), tried);
	}

	/**
	 * Check complete settings with a customized handshake.
	 * @param settings the settings, with the defaults filled in
	 * @param handshake the address, headers and sub-protocols
	 * @param tried the addresses that the task has tried
	 * @return the request
	 * @throws InvalidOptionException if a setting is wrong
	 */
	static TransportRequest of(SocketTaskSettings settings, Handshake handshake, TriedAddresses tried) {
		// What is checked must not change any more.
		Map<String, List<String>> header = new LinkedHashMap<>();
		handshake.header().forEach((name, values) -> header.put(name, List.copyOf(values)));
		return of(settings, uri(handshake.url()), Collections.unmodifiableMap(header),
				List.copyOf(handshake.protocols()), tried);
	}

	private static TransportRequest of(SocketTaskSettings settings, URI uri, Map<String, List<String>> header,
			List<String> protocols, TriedAddresses tried) {
		checkHeader(header);
		checkProtocols(protocols);
		long maxMessageSize = Objects.requireNonNull(settings.receive().maxMessageSize()).toBytes();
		if (maxMessageSize <= 0 || maxMessageSize > Integer.MAX_VALUE - 16) {
			throw parameterError("receive.max-message-size", String.valueOf(settings.receive().maxMessageSize()),
					"should be between 1B and 2047MB");
		}
		return new TransportRequest(uri, header, protocols, positive("connect-timeout", settings.connectTimeout()),
				positive("close-timeout", settings.closeTimeout()), positive("send.timeout", settings.send().timeout()),
				Objects.requireNonNull(settings.tcpNoDelay()), Objects.requireNonNull(settings.compression().enabled()),
				(int) maxMessageSize, tried, settings.ssl().bundleInUse(),
				ProxyChoice.ofJvm().choose(settings.proxy(), uri));
	}

	static URI uri(@Nullable String url) {
		if (url == null) {
			throw parameterError("url", null, "should be String instead of Null");
		}
		String problem = null;
		try {
			URI uri = new URI(url);
			if (!url.startsWith("ws://") && !url.startsWith("wss://")) {
				problem = "it does not start with ws:// or wss://";
			}
			else if (uri.getHost() == null) {
				problem = "it has no valid host";
			}
			else if (uri.getPort() != -1 && (uri.getPort() < 1 || uri.getPort() > 65535)) {
				problem = "its port is not between 1 and 65535";
			}
			else if (uri.getRawFragment() != null) {
				problem = "it has a fragment, which WebSocket addresses do not have";
			}
			else if (uri.getRawUserInfo() != null) {
				problem = "it has user information, which belongs in a header";
			}
			else {
				// URI.toASCIIString would compose characters
				return new URI(NOT_ASCII.matcher(url)
					.replaceAll((text) -> URLEncoder.encode(text.group(), StandardCharsets.UTF_8)));
			}
		}
		catch (URISyntaxException ex) {
			problem = "it is no URL: " + ex.getReason();
		}
		String text = Redaction.url(url);
		throw new InvalidOptionException("connectSocket:fail request:fail invalid url \"" + text + "\"", "url", text,
				problem);
	}

	private static void checkHeader(Map<String, List<String>> header) {
		header.forEach((name, values) -> {
			String lowerCase = name.toLowerCase(Locale.ROOT);
			if (!TOKEN.matcher(name).matches()) {
				throw parameterError("header." + PeerText.of(name), null, "has a name that HTTP does not allow");
			}
			if (OWNED_HEADERS.contains(lowerCase) || lowerCase.startsWith("sec-websocket-")) {
				throw parameterError("header." + PeerText.of(name), null,
						"is not allowed, the handshake sets this header");
			}
			if (lowerCase.equals("proxy-authorization")) {
				throw parameterError("header." + name, null,
						"would reach the server; set proxy.username and proxy.password");
			}
			for (String value : values) {
				if (value.isBlank() && !lowerCase.equals("user-agent")) {
					throw parameterError("header." + name, null,
							"is empty, which no server expects; leave it out, or set a value");
				}
				if (!FIELD_VALUE.matcher(value).matches()) {
					throw parameterError("header." + PeerText.of(name), null,
							"has a line break or another control character");
				}
				Matcher notLatin1 = NOT_LATIN_1.matcher(value);
				if (notLatin1.find()) {
					throw parameterError("header." + name, null,
							"has the character '%s' (U+%04X), which HTTP headers can't carry"
								.formatted(notLatin1.group(), notLatin1.group().codePointAt(0)));
				}
			}
		});
	}

	private static void checkProtocols(List<String> protocols) {
		Set<String> seen = new HashSet<>();
		for (String protocol : protocols) {
			if (!TOKEN.matcher(protocol).matches()) {
				String text = PeerText.of(Redaction.tokens(protocol));
				throw parameterError("protocols", text, "has an entry that is no token: \"" + text + "\"");
			}
			if (!seen.add(protocol)) {
				String text = PeerText.of(Redaction.tokens(protocol));
				throw parameterError("protocols", text, "has an entry twice: \"" + text + "\"");
			}
		}
	}

	private static Duration positive(String setting, @Nullable Duration duration) {
		if (duration == null || duration.isNegative() || duration.isZero()) {
			throw parameterError(setting, String.valueOf(duration), "should be positive");
		}
		return duration;
	}

	static InvalidOptionException parameterError(String setting, @Nullable String value, String reason) {
		return new InvalidOptionException(PARAMETER_ERROR + "parameter." + setting + " " + reason, setting, value,
				reason);
	}

}
