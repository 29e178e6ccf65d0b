package io.github.sockettask.client.connect;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import org.springframework.http.HttpHeaders;
import org.springframework.util.LinkedCaseInsensitiveMap;

import io.github.sockettask.settings.AuthSettings;

/**
 * Makes the header {@code Authorization} of a handshake from the credentials of a task.
 * The texts of its exceptions show no credentials.
 */
final class AuthorizationHeader {

	/** Other characters would end the token, or the header. */
	private static final Pattern TOKEN = Pattern.compile("[!-~]+");

	private static final String BEARER = "Bearer ";

	private AuthorizationHeader() {
	}

	/**
	 * Add credentials to the headers of a handshake.
	 * @param header the headers
	 * @param auth the credentials, or none
	 * @return the headers with {@code Authorization}, if there are credentials
	 * @throws InvalidOptionException if the credentials can't be sent
	 */
	static Map<String, List<String>> add(Map<String, List<String>> header, AuthSettings auth) {
		String username = auth.basic().username();
		String password = auth.basic().password();
		if (username != null && password != null) {
			return add(header, basic(username, password));
		}
		String token = auth.bearer().token();
		return (token != null) ? add(header, bearer(token)) : header;
	}

	/**
	 * Add a value to the headers of a handshake.
	 * @param header the headers
	 * @param value the value of {@code Authorization}
	 * @return a copy of the headers with {@code Authorization}
	 */
	static Map<String, List<String>> add(Map<String, List<String>> header, String value) {
		Map<String, List<String>> all = new LinkedCaseInsensitiveMap<>(header.size() + 1, Locale.ROOT);
		all.putAll(header);
		all.put(HttpHeaders.AUTHORIZATION, List.of(value));
		return Collections.unmodifiableMap(all);
	}

	// RFC 7617
	private static String basic(String username, String password) {
		refuseControlCharacters("auth.basic.username", username);
		refuseControlCharacters("auth.basic.password", password);
		if (username.indexOf(':') >= 0) {
			throw HandshakeValidator.parameterError("auth.basic.username", null,
					"has a colon, which ends a user name in HTTP Basic authentication");
		}
		return "Basic " + HttpHeaders.encodeBasicAuth(username, password, StandardCharsets.UTF_8);
	}

	private static void refuseControlCharacters(String setting, String value) {
		if (value.chars().anyMatch(Character::isISOControl)) {
			throw HandshakeValidator.parameterError(setting, null, "has a line break or another control character");
		}
	}

	private static String bearer(String token) {
		if (token.startsWith(BEARER)) {
			throw HandshakeValidator.parameterError("auth.bearer.token", null,
					"begins with the word Bearer, which is added to the token; leave it out");
		}
		if (!isToken(token)) {
			throw HandshakeValidator.parameterError("auth.bearer.token", null,
					token.isEmpty() ? "is empty" : "has a space, a line break or another character that no token has");
		}
		return BEARER + token;
	}

	/**
	 * Return whether a bearer token can be sent.
	 * @param token the token
	 * @return whether it has visible ASCII characters only, and at least one
	 */
	static boolean isToken(String token) {
		return TOKEN.matcher(token).matches();
	}

}
