package io.github.sockettask.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.Environment;

import io.github.sockettask.settings.AccessTokenSource;
import io.github.sockettask.settings.EngineConfiguration;
import io.github.sockettask.text.Redaction;

/**
 * Takes the configuration of the engine from properties and beans.
 *
 * @param properties the properties
 * @param environment resolves placeholders
 */
record ConfiguredEngine(SocketTaskProperties properties, Environment environment) {

	EngineConfiguration configuration(ConfiguredKeys keys, SupervisionBeans supervision, ApplicationEvents events,
			AccessTokenSource tokens) {
		return new EngineConfiguration(this::resolveUrl, keys::find, keys.fields(),
				limit(this.properties.maxConnections()),
				notNegative("sockettask.max-concurrent-connects", this.properties.maxConcurrentConnects()),
				notNegative("sockettask.connect-rate", this.properties.connectRate()), supervision,
				supervision::reconnectPolicy, supervision::deadLetterHandlers, events::publish, tokens);
	}

	private static int limit(@Nullable Integer maxConnections) {
		if (maxConnections == null) {
			return 0;
		}
		if (maxConnections < 1) {
			throw new InvalidConfigurationPropertyValueException("sockettask.max-connections", maxConnections,
					"Must be positive; leave it out for no limit.");
		}
		return maxConnections;
	}

	private static <N extends Number> N notNegative(String name, N limit) {
		// Negated, so that NaN is refused, too.
		if (!(limit.doubleValue() >= 0)) {
			throw new InvalidConfigurationPropertyValueException(name, limit, "Must not be negative; 0 is no limit.");
		}
		return limit;
	}

	private String resolveUrl(String url) {
		try {
			return this.environment.resolveRequiredPlaceholders(url);
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException("A placeholder of the url \"%s\" can't be resolved: %s"
				.formatted(Redaction.url(url), Redaction.line(String.valueOf(ex.getMessage()))));
		}
	}

}
