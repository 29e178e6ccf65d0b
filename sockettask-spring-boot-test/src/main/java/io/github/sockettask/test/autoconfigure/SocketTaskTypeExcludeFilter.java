package io.github.sockettask.test.autoconfigure;

import java.util.LinkedHashSet;
import java.util.Set;

import org.springframework.boot.test.context.filter.annotation.StandardAnnotationCustomizableTypeExcludeFilter;
import org.springframework.util.ClassUtils;

import io.github.sockettask.SocketMessageConverter;
import io.github.sockettask.settings.SocketTaskCustomizer;

/**
 * Keeps component scanning to what tasks are made of. The components to test need no
 * scanning.
 */
class SocketTaskTypeExcludeFilter extends StandardAnnotationCustomizableTypeExcludeFilter<SocketTaskTest> {

	private static final String[] JACKSON = { "tools.jackson.databind.JacksonModule",
			"org.springframework.boot.jackson.JacksonComponent" };

	SocketTaskTypeExcludeFilter(Class<?> testClass) {
		super(testClass);
	}

	@Override
	protected Set<Class<?>> getKnownIncludes() {
		Set<Class<?>> includes = new LinkedHashSet<>(Set.of(SocketTaskCustomizer.class, SocketMessageConverter.class));
		ClassLoader classLoader = getClass().getClassLoader();
		for (String type : JACKSON) {
			if (ClassUtils.isPresent(type, classLoader)) {
				includes.add(ClassUtils.resolveClassName(type, classLoader));
			}
		}
		return includes;
	}

}
