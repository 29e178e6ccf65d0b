package io.github.sockettask.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionOverrideException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Tells which bean has the name of a task. Before the analyzer of Spring Boot, whose
 * advice to allow overriding would replace the bean by the task.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class TaskNameTakenFailureAnalyzer extends AbstractFailureAnalyzer<RuntimeException> {

	private final PropertyOrigins origins;

	TaskNameTakenFailureAnalyzer(Environment environment) {
		this.origins = new PropertyOrigins(environment);
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, RuntimeException cause) {
		TaskNameTakenException taken = findCause(rootFailure, TaskNameTakenException.class);
		if (taken != null) {
			return analyze(taken.name(), taken.bean(), taken);
		}
		BeanDefinitionOverrideException overridden = findCause(rootFailure, BeanDefinitionOverrideException.class);
		if (overridden == null) {
			return null;
		}
		if (isTask(overridden.getExistingDefinition())) {
			return analyze(String.valueOf(overridden.getBeanName()),
					TaskNameCheck.describe(overridden.getBeanDefinition()), overridden);
		}
		return null;
	}

	private static boolean isTask(BeanDefinition definition) {
		String description = definition.getDescription();
		return description != null && description.startsWith(SocketTaskRegistrar.DESCRIPTION);
	}

	private FailureAnalysis analyze(String name, String bean, Throwable cause) {
		String property = TaskProperty.name(name, "");
		ConfigurationProperty set = this.origins.findBelow(property);
		String origin = (set != null && set.getOrigin() != null) ? "%n    Origin: %s".formatted(set.getOrigin()) : "";
		return new FailureAnalysis("""
				The name of socket task '%s' is that of another bean:

				    Property: %s%s
				    Bean: %s""".formatted(name, property, origin, bean),
				"Rename one of the two: the key '%s' and what names the task, or the bean. ".formatted(property)
						+ "Do not allow overriding of bean definitions: the task would replace the bean.",
				cause);
	}

}
