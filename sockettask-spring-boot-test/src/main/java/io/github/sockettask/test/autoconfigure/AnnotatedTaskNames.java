package io.github.sockettask.test.autoconfigure;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotationAttributes;
import org.springframework.core.env.Environment;
import org.springframework.util.ReflectionUtils;
import org.springframework.util.StringUtils;

import io.github.sockettask.annotation.OnClose;
import io.github.sockettask.annotation.OnError;
import io.github.sockettask.annotation.OnMessage;
import io.github.sockettask.annotation.OnOpen;
import io.github.sockettask.annotation.ReplyTo;
import io.github.sockettask.annotation.SocketTaskHandler;

/**
 * Reads the names of tasks off annotated methods.
 */
class AnnotatedTaskNames {

	private static final List<Class<? extends Annotation>> ANNOTATIONS = List.of(OnOpen.class, OnMessage.class,
			OnClose.class, OnError.class);

	private final Environment environment;

	AnnotatedTaskNames(Environment environment) {
		this.environment = environment;
	}

	Set<String> of(Collection<Class<?>> components) {
		Set<String> names = new LinkedHashSet<>();
		for (Class<?> component : components) {
			SocketTaskHandler handler = AnnotatedElementUtils.findMergedAnnotation(component, SocketTaskHandler.class);
			addNames((handler != null) ? handler.value() : new String[0], names);
			ReflectionUtils.doWithMethods(component, (method) -> addNames(method, names));
		}
		return names;
	}

	private void addNames(Method method, Set<String> names) {
		for (Class<? extends Annotation> annotation : ANNOTATIONS) {
			AnnotationAttributes attributes = AnnotatedElementUtils.findMergedAnnotationAttributes(method, annotation,
					false, false);
			if (attributes != null) {
				addNames(attributes.getStringArray("value"), names);
			}
		}
		ReplyTo replyTo = AnnotatedElementUtils.findMergedAnnotation(method, ReplyTo.class);
		if (replyTo != null) {
			addNames(new String[] { replyTo.value() }, names);
		}
	}

	private void addNames(String[] values, Set<String> names) {
		for (String value : values) {
			names.addAll(resolve(value));
		}
	}

	private List<String> resolve(String value) {
		String resolved = this.environment.resolvePlaceholders(value);
		// Unresolvable values are reported later with their method; expressions need
		// beans.
		return (resolved.contains("${") || resolved.contains("#{")) ? List.of()
				: List.of(StringUtils.tokenizeToStringArray(resolved, ","));
	}

}
