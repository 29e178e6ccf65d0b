package io.github.sockettask.listener.method;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.StringUtils;

import io.github.sockettask.annotation.ReplyTo;

/**
 * Resolves the names in an annotation to names of tasks.
 */
public class TaskNames {

	private final ConfigurableBeanFactory beanFactory;

	private final AttributeValues values;

	private final Set<String> configured;

	private final Set<String> switchedOff;

	private final Set<String> expected;

	// Tasks that are switched off do not exist, and expected ones do not exist yet:
	// methods may name both.
	public TaskNames(ConfigurableBeanFactory beanFactory, List<String> configured, Set<String> switchedOff,
			Set<String> expected) {
		this.beanFactory = beanFactory;
		this.values = new AttributeValues(beanFactory);
		this.configured = new LinkedHashSet<>(configured);
		this.switchedOff = switchedOff;
		this.expected = expected;
	}

	// Returns false for a task that may be added later.
	public boolean isConfigured(String name) {
		return this.configured.contains(name);
	}

	public Set<String> resolve(AnnotatedMethod method) {
		if (method.names().isEmpty()) {
			return this.configured;
		}
		Set<String> names = new LinkedHashSet<>();
		boolean none = true;
		for (String resolved : this.values.resolve("task name", method, method.names())) {
			for (String name : StringUtils.tokenizeToStringArray(resolved, ",")) {
				none = false;
				if (this.expected.contains(name)) {
					names.add(name);
				}
				else if (!this.switchedOff.contains(name)) {
					names.add(checkConfigured(method, name));
				}
			}
		}
		if (none) {
			throw new CallbackMethodException(
					method + " names no task: \"" + String.join("\", \"", method.names()) + "\" resolves to nothing.",
					"Name a task, or leave the names out to get the events of all tasks.");
		}
		return names;
	}

	// Returns null if the task that has the event sends the replies.
	public @Nullable String resolveReplyTo(AnnotatedMethod method) {
		ReplyTo replyTo = AnnotatedElementUtils.findMergedAnnotation(method.method(), ReplyTo.class);
		if (replyTo == null) {
			return null;
		}
		List<String> names = this.values.resolve("@ReplyTo", method, List.of(replyTo.value()));
		if (names.size() != 1 || names.get(0).isBlank()) {
			String resolved = names.stream().filter(StringUtils::hasText).collect(Collectors.joining(", "));
			throw new CallbackMethodException("%s replies to \"%s\", which resolves to %s.".formatted(method,
					replyTo.value(), resolved.isEmpty() ? "nothing" : resolved), "Name one task.");
		}
		if (this.expected.contains(names.get(0)) && !isConfigured(names.get(0))) {
			throw new CallbackMethodException(
					"%s replies to the task '%s', which is added at run time.".formatted(method, names.get(0)),
					"Reply to a task that is a bean, or look the task up in the SocketTaskRegistry and call its send method.");
		}
		return this.switchedOff.contains(names.get(0)) ? names.get(0) : checkConfigured(method, names.get(0));
	}

	private String checkConfigured(AnnotatedMethod method, String name) {
		if (!this.configured.contains(name)) {
			for (String alias : this.beanFactory.getAliases(name)) {
				if (this.configured.contains(alias)) {
					return alias;
				}
			}
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
		String configure = ("configure sockettask.tasks.%s.url, or define a SocketTask bean of that name; "
				+ "if the task is added at run time, list it in sockettask.expected-tasks.")
			.formatted(name);
		return (similar != null) ? "Did you mean '" + similar + "'? Otherwise " + configure
				: StringUtils.capitalize(configure);
	}

}
