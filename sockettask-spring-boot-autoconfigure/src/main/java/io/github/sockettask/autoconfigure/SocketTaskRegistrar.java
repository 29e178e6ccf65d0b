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
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.Environment;

import io.github.sockettask.SocketTask;

/**
 * Registers one {@link SocketTask} bean for each key under {@code sockettask.tasks}. Only
 * names are read here: settings are bound later, with everything else.
 */
class SocketTaskRegistrar implements BeanRegistrar {

	static final String DESCRIPTION = "socket task '";

	@Override
	public void register(BeanRegistry registry, Environment environment) {
		for (String name : names(environment)) {
			registry.registerBean(name, SocketTask.class,
					(spec) -> spec.description(DESCRIPTION + name + "' of sockettask.tasks")
						.supplier((context) -> context.bean(TaskBeans.class).create(name)));
		}
	}

	/**
	 * Return the names of the configured tasks that are not switched off.
	 * @param environment has the properties
	 * @return the names
	 */
	static Collection<String> names(Environment environment) {
		return all(environment).stream().filter((name) -> isEnabled(name, environment)).toList();
	}

	/**
	 * Return the names of the configured tasks that are switched off.
	 * @param environment has the properties
	 * @return the names
	 */
	static Collection<String> switchedOff(Environment environment) {
		return all(environment).stream().filter((name) -> !isEnabled(name, environment)).toList();
	}

	/**
	 * Return the names of all configured tasks.
	 * @param environment has the properties
	 * @return the names
	 */
	static Collection<String> all(Environment environment) {
		Map<String, String> names = new LinkedHashMap<>();
		Binder.get(environment)
			.bind("sockettask.tasks", Bindable.mapOf(String.class, Object.class))
			.orElseGet(Collections::emptyMap)
			.keySet()
			.forEach((name) -> names.merge(uniform(name), name, SocketTaskRegistrar::moreTelling));
		return names.values();
	}

	/**
	 * Return whether a task is not switched off.
	 * @param name its name
	 * @param environment has the properties
	 * @return whether it is to be created
	 */
	static boolean isEnabled(String name, Environment environment) {
		ConfigurationPropertyName property = ConfigurationPropertyName.adapt(TaskProperty.name(name, "enabled"), '.');
		return Binder.get(environment).bind(property, Bindable.of(Boolean.class)).orElse(true);
	}

	// An environment variable that overrides a setting of "market-feed" has to spell it
	// "MARKETFEED", which would otherwise be seen as one more task.
	private static String moreTelling(String name, String other) {
		return name.equals(uniform(name)) ? other : name;
	}

	private static String uniform(String name) {
		return name.replace("-", "").toLowerCase(Locale.ROOT);
	}

}
