package io.github.sockettask.autoconfigure;

import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;

import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskFactory;
import io.github.sockettask.client.ApplicationTask;
import io.github.sockettask.settings.InvalidSocketTaskSettingsException;

/**
 * The tasks of this library that are beans: those of {@code sockettask.tasks}, and those
 * that the application makes with a {@link SocketTaskFactory}. Other beans of type
 * {@link SocketTask}, such as mocks, are not among them, and none of their methods is
 * called.
 */
class TaskBeans {

	private final ListableBeanFactory beanFactory;

	private final ConnectionDetailsBeans details;

	/** Made for properties by any factory, and thus of any class. */
	private final Set<SocketTask> configured = Collections
		.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));

	/** Names of tasks that are no beans and will be added. */
	private final Set<String> expected = ConcurrentHashMap.newKeySet();

	private volatile Found found = new Found(new String[0], Map.of(), Map.of());

	TaskBeans(ListableBeanFactory beanFactory, Collection<String> expected, ConnectionDetailsBeans details) {
		this.beanFactory = beanFactory;
		this.details = details;
		expect(expected);
	}

	void expect(Collection<String> names) {
		if (names.stream().anyMatch(String::isBlank)) {
			throw new IllegalArgumentException("A socket task that is expected needs a name that is not blank");
		}
		this.expected.addAll(names);
	}

	Set<String> expected() {
		return Set.copyOf(this.expected);
	}

	/**
	 * Make a task of {@code sockettask.tasks}.
	 * @param name its name
	 * @return the task
	 */
	SocketTask create(String name) {
		try {
			SocketTask task = this.beanFactory.getBean(SocketTaskFactory.class).createTask(name);
			this.configured.add(task);
			return task;
		}
		catch (InvalidSocketTaskSettingsException ex) {
			throw this.details.explain(ex);
		}
	}

	/**
	 * Return all tasks, without prototypes. Creates the lazy ones.
	 * @return the tasks
	 */
	Collection<SocketTask> all() {
		return found().byBean().values();
	}

	/**
	 * Find a task.
	 * @param name the name of the bean or of the task, which differ where the application
	 * defines the bean
	 * @return the task, or {@code null} if there is none
	 */
	@Nullable SocketTask find(String name) {
		Found found = found();
		SocketTask task = found.byBean().get(name);
		return (task != null) ? task : found.byName().get(name);
	}

	/**
	 * Return whether another bean has a task injected.
	 * @param name the name of the task
	 * @return whether it has, or may have
	 */
	boolean isInjected(String name) {
		return !(this.beanFactory instanceof ConfigurableBeanFactory beans) || beans.getDependentBeans(name).length > 0;
	}

	// Spring returns the same array until beans are added, once all definitions are
	// known.
	private Found found() {
		String[] names = this.beanFactory.getBeanNamesForType(SocketTask.class, false, true);
		Found found = this.found;
		return (found.beans() == names) ? found : find(names);
	}

	private Found find(String[] names) {
		Map<String, SocketTask> beans = this.beanFactory.getBeansOfType(SocketTask.class, false, true);
		Map<String, SocketTask> byBean = new LinkedHashMap<>();
		Map<String, SocketTask> byName = new LinkedHashMap<>();
		beans.forEach((name, task) -> {
			if (isOurs(task)) {
				byBean.put(name, task);
				byName.putIfAbsent(task.name(), task);
			}
		});
		Found found = new Found(names, Collections.unmodifiableMap(byBean), byName);
		if (beans.size() == names.length) {
			// Complete only if none of the beans is being created.
			this.found = found;
		}
		return found;
	}

	private boolean isOurs(SocketTask task) {
		Object target = AopProxyUtils.getSingletonTarget(task);
		return task instanceof ApplicationTask || this.configured.contains((target != null) ? target : task);
	}

	/**
	 * What was found.
	 *
	 * @param beans the names of all beans of the type
	 * @param byBean the tasks by name of the bean
	 * @param byName the tasks by their own name
	 */
	private record Found(String[] beans, Map<String, SocketTask> byBean, Map<String, SocketTask> byName) {

	}

}
