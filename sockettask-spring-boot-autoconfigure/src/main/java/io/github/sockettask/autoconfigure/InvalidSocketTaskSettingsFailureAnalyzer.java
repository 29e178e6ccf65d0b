package io.github.sockettask.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

import io.github.sockettask.client.InvalidSocketTaskSettingsException;

/**
 * Tells which property is wrong, and where it was set.
 */
class InvalidSocketTaskSettingsFailureAnalyzer extends AbstractFailureAnalyzer<InvalidSocketTaskSettingsException> {

	private final Environment environment;

	InvalidSocketTaskSettingsFailureAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidSocketTaskSettingsException cause) {
		String own = propertyOf(cause.taskName(), cause.setting());
		ConfigurationProperty property = find(own);
		String name = own;
		if (property == null && cause.taskName() != null) {
			property = find(propertyOf(null, cause.setting()));
			name = (property != null) ? propertyOf(null, cause.setting()) : own;
		}
		return new FailureAnalysis(describe(cause, name, property), advise(cause, name, property), cause);
	}

	private String describe(InvalidSocketTaskSettingsException cause, String name,
			@Nullable ConfigurationProperty property) {
		StringBuilder description = new StringBuilder((cause.taskName() != null)
				? "The configuration of socket task '%s' is wrong:%n".formatted(cause.taskName())
				: "The defaults of all socket tasks are wrong:%n".formatted());
		description.append("%n    Property: %s".formatted(name));
		if (cause.value() != null) {
			description.append("%n    Value: \"%s\"".formatted(cause.value()));
		}
		if (property != null && property.getOrigin() != null) {
			description.append("%n    Origin: %s".formatted(property.getOrigin()));
		}
		return description.append("%n    Reason: %s".formatted(cause.reason())).toString();
	}

	private String advise(InvalidSocketTaskSettingsException cause, String name,
			@Nullable ConfigurationProperty property) {
		if (property == null && cause.value() == null && cause.setting().equals("url")) {
			return "Set '%s' to the address of the server, such as wss://example.org/feed, or '%ss' to several of them."
				.formatted(name, name);
		}
		if (property == null) {
			return "Correct the setting, in the property '%s' or in the SocketTaskCustomizer bean that changes it."
				.formatted(name);
		}
		return "Correct the value of '%s'.".formatted(name);
	}

	static String propertyOf(@Nullable String taskName, String setting) {
		if (taskName == null) {
			return "sockettask.defaults." + setting;
		}
		String key = taskName.matches("[A-Za-z0-9-]+") ? "." + taskName : "[" + taskName + "]";
		return "sockettask.tasks" + key + "." + setting;
	}

	private boolean isElement(ConfigurationPropertyName name) {
		return name.isLastElementIndexed() && name.isNumericIndex(name.getNumberOfElements() - 1);
	}

	private @Nullable ConfigurationProperty find(String property) {
		ConfigurationPropertyName name = ConfigurationPropertyName.adapt(property, '.');
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(this.environment)) {
			ConfigurationProperty found = source.getConfigurationProperty(name);
			// a list that is not written with commas, or an element of one that is
			found = (found != null || name.isLastElementIndexed()) ? found
					: source.getConfigurationProperty(name.append("[0]"));
			found = (found != null || !isElement(name)) ? found : source.getConfigurationProperty(name.getParent());
			if (found != null) {
				return found;
			}
		}
		return null;
	}

}
