package io.github.sockettask.test.autoconfigure;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotatedBeanDefinitionReader;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Registers the components of a test, and the tasks that there are only in the test. It
 * is part of the key under which contexts are cached.
 *
 * @param tasks names of tasks
 * @param components classes of beans
 */
record SocketTaskTestContextCustomizer(List<String> tasks, List<Class<?>> components) implements ContextCustomizer {

	private static final Bindable<Map<String, Object>> TASKS = Bindable.mapOf(String.class, Object.class);

	@Override
	public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration mergedConfig) {
		// Component scanning uses the same names and finds the beans registered.
		new AnnotatedBeanDefinitionReader((BeanDefinitionRegistry) context.getBeanFactory(), context.getEnvironment())
			.register(this.components.toArray(Class<?>[]::new));
		declareTasks(context.getEnvironment());
	}

	private void declareTasks(ConfigurableEnvironment environment) {
		Set<String> names = new LinkedHashSet<>(this.tasks);
		if (names.isEmpty() && !isConfigured(environment)) {
			// Otherwise a wrong name in an annotation would declare its own task.
			names.addAll(new AnnotatedTaskNames(environment).of(this.components));
		}
		Map<String, Object> properties = new LinkedHashMap<>();
		names.forEach((name) -> properties.put("sockettask.tasks[" + name + "].url", "ws://localhost/"));
		environment.getPropertySources().addLast(new MapPropertySource("@SocketTaskTest tasks", properties));
	}

	private boolean isConfigured(Environment environment) {
		return Binder.get(environment).bind("sockettask.tasks", TASKS).isBound();
	}

}
