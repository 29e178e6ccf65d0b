package io.github.sockettask.settings;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * An access token (RFC 6750).
 *
 * @param value the token, which is not shown
 * @param lifetime how long it is valid from now on, or {@code null} if that is not known
 * @since 0.1.0
 */
public record AccessToken(String value, @Nullable Duration lifetime) {

	@Override
	public String toString() {
		return "AccessToken[lifetime=" + this.lifetime + "]";
	}

}
