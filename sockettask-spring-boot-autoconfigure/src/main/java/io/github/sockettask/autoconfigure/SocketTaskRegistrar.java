package io.github.sockettask.autoconfigure;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

import io.github.sockettask.SocketTask;

/**
 * Registers one {@link SocketTask} bean for each key under {@code sockettask.tasks}. Only
 * names are read here: settings are bound later, with everything else.
 */
class SocketTaskRegistrar implements BeanRegistrar {

	@Override
	public void register(BeanRegistry registry, Environment environment) {
		for (String name : names(environment)) {
			registry.registerBean(name, SocketTask.class,
					(spec) -> spec.description("socket task '" + name + "' of sockettask.tasks")
						.supplier((context) -> context.bean(TaskBeans.class).create(name)));
		}
	}

	private Collection<String> names(Environment environment) {
		Map<String, String> names = new LinkedHashMap<>();
		Binder.get(environment)
			.bind("sockettask.tasks", Bindable.mapOf(String.class, Object.class))
			.orElseGet(Collections::emptyMap)
			.keySet()
			.forEach((name) -> names.merge(uniform(name), name, this::moreTelling));
		return names.values();
	}

	// An environment variable that overrides a setting of "market-feed" has to spell it
	// "MARKETFEED", which would otherwise be seen as one more task.
	private String moreTelling(String name, String other) {
		return name.equals(uniform(name)) ? other : name;
	}

	private String uniform(String name) {
		return name.replace("-", "").toLowerCase(Locale.ROOT);
	}

}
