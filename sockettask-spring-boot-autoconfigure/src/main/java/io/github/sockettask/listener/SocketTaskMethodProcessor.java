package io.github.sockettask.listener;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextRefreshedEvent;

import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskListener;
import io.github.sockettask.annotation.OnClose;
import io.github.sockettask.annotation.OnError;
import io.github.sockettask.annotation.OnMessage;
import io.github.sockettask.annotation.OnOpen;
import io.github.sockettask.listener.method.AnnotatedMethod;
import io.github.sockettask.listener.method.AnnotatedMethodFinder;
import io.github.sockettask.listener.method.CallbackMethodException;
import io.github.sockettask.listener.method.TaskNames;

/**
 * Detects methods of beans with {@link OnOpen @OnOpen}, {@link OnMessage @OnMessage},
 * {@link OnClose @OnClose} or {@link OnError @OnError} and adds them to the tasks as
 * {@linkplain SocketTaskListener listeners}, after all singletons were created and before
 * a task connects.
 * <p>
 * Methods are detected by the types of beans, which are not created earlier than without
 * this processor. A bean that is not a singleton is requested for each event.
 *
 * @since 0.1.0
 */
public class SocketTaskMethodProcessor
		implements SmartInitializingSingleton, ApplicationListener<ContextRefreshedEvent> {

	private static final Log logger = LogFactory.getLog(SocketTaskMethodProcessor.class);

	private final ConfigurableListableBeanFactory beanFactory;

	private final Function<String, @Nullable SocketTask> tasks;

	private final Set<String> switchedOff;

	private final Supplier<Set<String>> expected;

	private final LaterTasks later = new LaterTasks();

	/**
	 * Create a processor.
	 * @param beanFactory contains the tasks and the annotated beans
	 */
	@Autowired
	public SocketTaskMethodProcessor(ConfigurableListableBeanFactory beanFactory) {
		this(beanFactory, (name) -> beanFactory.getBean(name, SocketTask.class), Set.of(), Set::of);
	}

	/**
	 * Create a processor that leaves some tasks alone.
	 * @param beanFactory where tasks and annotated beans are
	 * @param tasks finds a task by the name of its bean; {@code null} is a task that gets
	 * no listeners, such as a mock
	 * @param switchedOff names of tasks that do not exist, and that methods may name
	 * @param expected names of tasks that will be added, and that methods may name
	 */
	public SocketTaskMethodProcessor(ConfigurableListableBeanFactory beanFactory,
			Function<String, @Nullable SocketTask> tasks, Collection<String> switchedOff,
			Supplier<Set<String>> expected) {
		this.beanFactory = beanFactory;
		this.tasks = tasks;
		this.switchedOff = Set.copyOf(switchedOff);
		this.expected = expected;
	}

	/**
	 * Detect and validate all methods, then add them to the tasks.
	 * @throws CallbackMethodException if a method is not valid; no listener was added
	 * then
	 */
	@Override
	public void afterSingletonsInstantiated() {
		TaskNames taskNames = new TaskNames(this.beanFactory,
				List.of(this.beanFactory.getBeanNamesForType(SocketTask.class, false, true)), this.switchedOff,
				this.expected.get());
		CallbackMethodFactory factory = new CallbackMethodFactory(this.beanFactory, taskNames);
		Map<String, TaskListeners> byTask = new LinkedHashMap<>();
		Map<String, TaskListeners> later = new LinkedHashMap<>();
		TaskListeners ofAll = new TaskListeners();
		for (AnnotatedMethod annotated : new AnnotatedMethodFinder(this.beanFactory).find()) {
			CallbackMethod method = factory.create(annotated);
			Set<String> names = taskNames.resolve(annotated);
			if (names.isEmpty() && annotated.names().isEmpty()) {
				logger.warn(annotated + " is never called: no task is configured under sockettask.tasks, "
						+ "and only a task that is added to the SocketTaskRegistry would call it");
			}
			else if (names.isEmpty()) {
				logger.info(annotated + " is never called: the tasks that it names are switched off (enabled=false)");
			}
			if (annotated.names().isEmpty()) {
				ofAll.add(method);
			}
			names.forEach((name) -> (taskNames.isConfigured(name) ? byTask : later)
				.computeIfAbsent(name, (task) -> new TaskListeners())
				.add(method));
		}
		// Validates the methods even if there is no task yet.
		ofAll.create();
		later.values().forEach(TaskListeners::create);
		addListeners(byTask);
		this.later.found(ofAll, later);
	}

	/**
	 * Refuse a child context with annotated methods: its beans are destroyed before the
	 * tasks of this context.
	 * @param event the event of a refreshed context
	 * @throws CallbackMethodException if a bean of a child context has such a method
	 */
	@Override
	public void onApplicationEvent(ContextRefreshedEvent event) {
		ApplicationContext context = event.getApplicationContext();
		if (!(context.getAutowireCapableBeanFactory() instanceof ConfigurableListableBeanFactory child)
				|| child == this.beanFactory
				|| child.getBeanNamesForType(SocketTaskMethodProcessor.class, false, false).length > 0) {
			return;
		}
		for (AnnotatedMethod method : new AnnotatedMethodFinder(child).find()) {
			throw new CallbackMethodException(
					"%s is in the child context '%s', but tasks call methods of beans of their own context only."
						.formatted(method, context.getId()),
					"Define the bean in the context of the tasks, which is the outermost one that has the auto-configuration.");
		}
	}

	/**
	 * Add the methods that name no task, or this one, to a task that is not a bean, as
	 * soon as they are detected. May be called from any thread, once for each task.
	 * @param task the task
	 */
	public void addListeners(SocketTask task) {
		this.later.add(task);
	}

	private void addListeners(Map<String, TaskListeners> byTask) {
		Map<String, List<SocketTaskListener>> listeners = new LinkedHashMap<>();
		byTask.forEach((name, methods) -> listeners.put(name, methods.create()));
		listeners.forEach((name, added) -> {
			SocketTask task = this.tasks.apply(name);
			if (task != null) {
				added.forEach(task::addListener);
			}
		});
		if (logger.isDebugEnabled() && !byTask.isEmpty()) {
			BindingTable table = new BindingTable();
			byTask.forEach((name, methods) -> table.add(name, methods.methods()));
			logger.debug(table);
		}
	}

}
