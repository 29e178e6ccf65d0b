package io.github.sockettask.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.Environment;

import io.github.sockettask.DeadLetterHandler;
import io.github.sockettask.HandshakeCustomizer;
import io.github.sockettask.MessageFields;
import io.github.sockettask.MessageKey;
import io.github.sockettask.ReconnectPolicy;
import io.github.sockettask.client.MessageKeyCheck;
import io.github.sockettask.settings.SocketTaskCustomizer;
import io.github.sockettask.settings.SocketTaskSettings;
import io.github.sockettask.settings.SocketTaskSettingsSource;
import io.github.sockettask.text.Redaction;

/**
 * Takes settings from properties: those of the task, then those of
 * {@code sockettask.defaults}, then those of the engine, then what the customizers make
 * of them.
 */
class PropertiesSocketTaskSettingsSource implements SocketTaskSettingsSource, SmartInitializingSingleton {

	/**
	 * Settings are final once they were asked for, so that a customizer runs once a task.
	 */
	private final Map<String, SocketTaskSettings> settings = new ConcurrentHashMap<>();

	private final SocketTaskProperties properties;

	private final Environment environment;

	private final List<SocketTaskCustomizer> customizers;

	private final ConfiguredKeys keys;

	private final SupervisionBeans supervision;

	/** What the properties set for all tasks. */
	private final SocketTaskSettings configured;

	private final SocketTaskSettings defaults;

	private final int maxConnections;

	private final int maxConcurrentConnects;

	private final double connectRate;

	PropertiesSocketTaskSettingsSource(SocketTaskProperties properties, Environment environment,
			List<SocketTaskCustomizer> customizers, ConfiguredKeys keys, SupervisionBeans supervision) {
		this.properties = properties;
		this.environment = environment;
		this.customizers = customizers;
		this.configured = properties.getDefaults();
		this.defaults = this.configured.orElse(SocketTaskSettings.DEFAULTS);
		this.keys = keys;
		this.supervision = supervision;
		new SettingsCheck(null).checkValues(this.configured, this.defaults);
		MessageKeyCheck.check(null, this.defaults, this);
		this.maxConnections = limit(properties.getMaxConnections());
		this.maxConcurrentConnects = notNegative("sockettask.max-concurrent-connects",
				properties.getMaxConcurrentConnects());
		this.connectRate = notNegative("sockettask.connect-rate", properties.getConnectRate());
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
		// told this way round, it holds for what is no number too
		if (!(limit.doubleValue() >= 0)) {
			throw new InvalidConfigurationPropertyValueException(name, limit, "Must not be negative; 0 is no limit.");
		}
		return limit;
	}

	@Override
	public SocketTaskSettings settings(String name) {
		return this.settings.computeIfAbsent(name, this::create);
	}

	private SocketTaskSettings create(String name) {
		SocketTaskSettings own = this.properties.getTasks().get(name);
		if (own == null && !SocketTaskRegistrar.all(this.environment).contains(name)) {
			throw new IllegalArgumentException("No socket task \"%s\" is configured under sockettask.tasks; there %s"
				.formatted(name, KnownNames.tell(this.properties.getTasks().keySet())));
		}
		if (!SocketTaskRegistrar.isEnabled(name, this.environment)) {
			throw new IllegalArgumentException("The socket task \"%s\" is switched off by %s=false".formatted(name,
					TaskProperty.name(name, "enabled")));
		}
		// not bound: nothing but 'enabled' is set
		return settings(name, (own != null) ? own : SocketTaskSettings.UNSET);
	}

	@Override
	public SocketTaskSettings settings(String name, SocketTaskSettings own) {
		SocketTaskSettings result = own.orElse(this.defaults);
		for (SocketTaskCustomizer customizer : this.customizers) {
			result = customizer.customize(name, result).orElse(this.defaults);
		}
		new SettingsCheck(name).checkTask(own, own.orElse(this.configured), result);
		return result;
	}

	@Override
	public SocketTaskSettings defaults() {
		return this.defaults;
	}

	@Override
	public String resolveUrl(String url) {
		try {
			return this.environment.resolveRequiredPlaceholders(url);
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException("A placeholder of the url \"%s\" can't be resolved: %s"
				.formatted(Redaction.url(url), Redaction.line(String.valueOf(ex.getMessage()))));
		}
	}

	@Override
	public MessageKey messageKey(String key) {
		return this.keys.find(key);
	}

	@Override
	public MessageFields messageFields() {
		return this.keys.fields();
	}

	@Override
	public int maxConnections() {
		return this.maxConnections;
	}

	@Override
	public int maxConcurrentConnects() {
		return this.maxConcurrentConnects;
	}

	@Override
	public double connectRate() {
		return this.connectRate;
	}

	@Override
	public List<HandshakeCustomizer> handshakeCustomizers() {
		return this.supervision.handshakeCustomizers();
	}

	@Override
	public List<DeadLetterHandler> deadLetterHandlers() {
		return this.supervision.deadLetterHandlers();
	}

	@Override
	public @Nullable ReconnectPolicy reconnectPolicy() {
		return this.supervision.reconnectPolicy();
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.supervision.check();
	}

}
