package io.github.sockettask.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

import io.github.sockettask.settings.InvalidSocketTaskSettingsException;

/**
 * Tells which property is wrong, and where it was set. Before the analyzer of Spring Boot
 * for what could not be bound, which knows less.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class InvalidSocketTaskSettingsFailureAnalyzer extends AbstractFailureAnalyzer<InvalidSocketTaskSettingsException> {

	private final PropertyOrigins origins;

	InvalidSocketTaskSettingsFailureAnalyzer(Environment environment) {
		this.origins = new PropertyOrigins(environment);
	}

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidSocketTaskSettingsException cause) {
		if (cause instanceof InvalidConnectionDetailsException details) {
			return analyze(details);
		}
		String own = TaskProperty.name(cause.taskName(), cause.setting());
		ConfigurationProperty property = find(cause, own);
		String name = own;
		if (property == null && cause.taskName() != null) {
			property = this.origins.find(TaskProperty.name(null, cause.setting()));
			name = (property != null) ? TaskProperty.name(null, cause.setting()) : own;
		}
		return new FailureAnalysis(describe(cause, name, property), advise(cause, name, property), cause);
	}

	private FailureAnalysis analyze(InvalidConnectionDetailsException cause) {
		StringBuilder description = new StringBuilder(
				"The connection details of socket task '%s' are wrong:%n".formatted(cause.taskName()));
		description.append("%n    Setting: %s".formatted(cause.setting()));
		if (cause.value() != null) {
			description.append("%n    Value: \"%s\"".formatted(cause.value()));
		}
		description.append("%n    Origin: %s".formatted(cause.origin()));
		description.append("%n    Reason: %s".formatted(cause.reason()));
		return new FailureAnalysis(description.toString(),
				"Correct what this SocketTaskConnectionDetails returns, or let it return null for '%s', so that the task takes its properties."
					.formatted(cause.taskName()),
				cause);
	}

	private @Nullable ConfigurationProperty find(InvalidSocketTaskSettingsException cause, String own) {
		ConfigurationProperty property = this.origins.find(own);
		// The name of the task is wrong; it may have been written without brackets.
		return (property != null || !cause.setting().isEmpty()) ? property
				: this.origins.findBelow("sockettask.tasks." + cause.taskName());
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
		if (cause instanceof InvalidTaskPropertyException wrong) {
			return wrong.action();
		}
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

}
