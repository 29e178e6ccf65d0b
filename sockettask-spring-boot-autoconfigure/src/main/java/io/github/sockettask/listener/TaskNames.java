package io.github.sockettask.listener;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.util.StringUtils;

/**
 * Resolves the names in an annotation to names of tasks.
 */
class TaskNames {

	private final AttributeValues values;

	private final Set<String> configured;

	TaskNames(ConfigurableBeanFactory beanFactory, List<String> configured) {
		this.values = new AttributeValues(beanFactory);
		this.configured = new LinkedHashSet<>(configured);
	}

	Set<String> resolve(AnnotatedMethod method) {
		if (method.names().isEmpty()) {
			return this.configured;
		}
		Set<String> names = new LinkedHashSet<>();
		for (String resolved : this.values.resolve("task name", method, method.names())) {
			for (String name : StringUtils.tokenizeToStringArray(resolved, ",")) {
				names.add(checkConfigured(method, name));
			}
		}
		if (names.isEmpty()) {
			throw new CallbackMethodException(
					method + " names no task: \"" + String.join("\", \"", method.names()) + "\" resolves to nothing.",
					"Name a task, or leave the names out to get the events of all tasks.");
		}
		return names;
	}

	private String checkConfigured(AnnotatedMethod method, String name) {
		if (!this.configured.contains(name)) {
			throw new CallbackMethodException(
					"%s names the task '%s', which does not exist. %s".formatted(method, name, describeConfigured()),
					suggest(name));
		}
		return name;
	}

	private String describeConfigured() {
		return this.configured.isEmpty() ? "There are no tasks."
				: "There are: '" + String.join("', '", this.configured) + "'.";
	}

	private String suggest(String name) {
		String similar = new SimilarNames(this.configured).find(name);
		String configure = "configure sockettask.tasks.%s.url, or define a SocketTask bean of that name."
			.formatted(name);
		return (similar != null) ? "Did you mean '" + similar + "'? Otherwise " + configure
				: StringUtils.capitalize(configure);
	}

}
