package io.github.sockettask.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The settings that set the header {@code Authorization} of a handshake. A task has one
 * of them: those of the task and those of the defaults are not mixed, so that no server
 * gets credentials of another one.
 *
 * @param header request headers to add to the handshake, by name
 * @param auth settings of the credentials that are sent with the handshake
 * @param oauth2 settings of access tokens that an authorization server issues
 * @since 0.1.0
 */
public record Credentials(@Nullable Map<String, List<String>> header, AuthSettings auth, OAuth2Settings oauth2) {

	private static final String AUTHORIZATION = "Authorization";

	/**
	 * Take the credentials out of settings.
	 * @param settings the settings
	 * @return the credentials
	 */
	public static Credentials of(SocketTaskSettings settings) {
		return new Credentials(settings.header(), settings.auth(), settings.oauth2());
	}

	/**
	 * Return the ways to authenticate that are set. Several of them contradict each
	 * other.
	 * @return one setting of each, as it is spelled in properties
	 */
	public List<String> ways() {
		List<String> ways = new ArrayList<>(1);
		if (this.header != null && this.header.containsKey(AUTHORIZATION)) {
			ways.add("header." + AUTHORIZATION);
		}
		if (this.auth.basic().username() != null || this.auth.basic().password() != null) {
			ways.add((this.auth.basic().username() != null) ? "auth.basic.username" : "auth.basic.password");
		}
		if (this.auth.bearer().token() != null) {
			ways.add("auth.bearer.token");
		}
		if (this.oauth2.registrationId() != null) {
			ways.add("oauth2.registration-id");
		}
		return ways;
	}

	/**
	 * Return what may be filled in from defaults.
	 * @param defaults the defaults
	 * @return the defaults, without their credentials if these are set
	 */
	Credentials rest(Credentials defaults) {
		if (ways().isEmpty() || defaults.ways().isEmpty()) {
			return defaults;
		}
		Map<String, List<String>> header = defaults.header;
		if (header != null && header.containsKey(AUTHORIZATION)) {
			header = new LinkedHashMap<>(header);
			header.keySet().removeIf(AUTHORIZATION::equalsIgnoreCase);
		}
		return new Credentials(header, AuthSettings.UNSET,
				new OAuth2Settings(null, defaults.oauth2.reconnectOnRefresh()));
	}

	@Override
	public String toString() {
		return "Credentials" + ways();
	}

}
