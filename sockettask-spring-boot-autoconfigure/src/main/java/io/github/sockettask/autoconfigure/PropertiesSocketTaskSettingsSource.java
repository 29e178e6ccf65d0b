package io.github.sockettask.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

import io.github.sockettask.client.MessageKeyCheck;
import io.github.sockettask.settings.EngineConfiguration;
import io.github.sockettask.settings.SocketTaskCustomizer;
import io.github.sockettask.settings.SocketTaskSettings;
import io.github.sockettask.settings.SocketTaskSettingsSource;

/**
 * Takes settings from properties: those of the task, then those of
 * {@code sockettask.defaults}, then those of the engine, then what the customizers make
 * of them. Connection details come before all properties.
 */
class PropertiesSocketTaskSettingsSource implements SocketTaskSettingsSource {

	/**
	 * Settings do not change after the first request, so that a customizer runs once for
	 * each task.
	 */
	private final Map<String, SocketTaskSettings> settings = new ConcurrentHashMap<>();

	private final SocketTaskProperties properties;

	private final Environment environment;

	private final ConnectionDetailsBeans details;

	private final List<SocketTaskCustomizer> customizers;

	private final OAuth2Registrations registrations;

	private final LoadedBundles bundles;

	/** What the properties set for all tasks. */
	private final SocketTaskSettings configured;

	private final SocketTaskSettings defaults;

	PropertiesSocketTaskSettingsSource(SocketTaskProperties properties, Environment environment,
			ConnectionDetailsBeans details, List<SocketTaskCustomizer> customizers, EngineConfiguration configuration,
			OAuth2Registrations registrations, LoadedBundles bundles) {
		this.properties = properties;
		this.environment = environment;
		this.details = details;
		this.customizers = customizers;
		this.registrations = registrations;
		this.bundles = bundles;
		this.configured = properties.defaults();
		this.defaults = this.configured.orElse(SocketTaskSettings.DEFAULTS);
		new SettingsCheck(null).checkValues(this.configured, this.defaults);
		MessageKeyCheck.check(null, this.defaults, configuration);
		checkRegistration(null, this.defaults);
		this.bundles.check(null, this.defaults.ssl());
	}

	@Override
	public SocketTaskSettings settings(String name) {
		return this.settings.computeIfAbsent(name, this::create);
	}

	private SocketTaskSettings create(String name) {
		SocketTaskSettings own = this.properties.tasks().get(name);
		if (own == null && !SocketTaskRegistrar.all(this.environment).contains(name)) {
			throw new IllegalArgumentException("No socket task \"%s\" is configured under sockettask.tasks; there %s"
				.formatted(name, KnownNames.tell(this.properties.tasks().keySet())));
		}
		if (!SocketTaskRegistrar.isEnabled(name, this.environment)) {
			throw new IllegalArgumentException("The socket task \"%s\" is switched off by %s=false".formatted(name,
					TaskProperty.name(name, "enabled")));
		}
		// Not bound, since only 'enabled' is set.
		return settings(name, this.details.settings(name, (own != null) ? own : SocketTaskSettings.UNSET));
	}

	@Override
	public SocketTaskSettings settings(String name, SocketTaskSettings own) {
		SocketTaskSettings result = own.orElse(this.defaults);
		for (SocketTaskCustomizer customizer : this.customizers) {
			result = customizer.customize(name, result).orElse(this.defaults);
		}
		new SettingsCheck(name).checkTask(own, own.orElse(this.configured), result);
		checkRegistration(name, result);
		this.bundles.check(name, result.ssl());
		return result;
	}

	private void checkRegistration(@Nullable String name, SocketTaskSettings settings) {
		String registrationId = settings.oauth2().registrationId();
		if (registrationId != null) {
			this.registrations.check(name, registrationId);
		}
	}

	@Override
	public SocketTaskSettings defaults() {
		return this.defaults;
	}

}
