package io.github.sockettask.guide.recipes;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.sockettask.ConnectionEnd;
import io.github.sockettask.HandshakeCustomizer;

/**
 * A token that expires.
 */
@Configuration(proxyBeanMethods = false)
class TokenConfiguration {

	// tag::bearer-token[]
	@Bean
	HandshakeCustomizer bearerToken(Tokens tokens) {
		return (handshake, attempt) -> {
			if (!attempt.taskName().equals("orders")) {
				return handshake;
			}
			if (wasRefused(attempt.previous())) {
				tokens.discard();
			}
			return handshake.withHeader("Authorization", "Bearer " + tokens.get());
		};
	}

	private static boolean wasRefused(@Nullable ConnectionEnd previous) {
		return previous != null && Integer.valueOf(401).equals(previous.status());
	}
	// end::bearer-token[]

	interface Tokens {

		String get();

		void discard();

	}

}
