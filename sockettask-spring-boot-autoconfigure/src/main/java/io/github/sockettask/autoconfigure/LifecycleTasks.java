package io.github.sockettask.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskFactory;
import io.github.sockettask.SocketTaskRegistry;
import io.github.sockettask.client.ApplicationTask;
import io.github.sockettask.client.DefaultSocketTaskFactory;
import io.github.sockettask.settings.InvalidSocketTaskSettingsException;
import io.github.sockettask.settings.SocketTaskSettings;
import io.github.sockettask.settings.SocketTaskSettingsSource;
import io.github.sockettask.settings.Startup;

/**
 * The tasks that follow the life of the application: the {@link TaskBeans beans}, and at
 * the end those that were added and those of programmatic connects too.
 */
class LifecycleTasks {

	private static final Log logger = LogFactory.getLog(SocketTaskLifecycle.class);

	private final ListableBeanFactory beanFactory;

	private final SocketTaskSettingsSource settings;

	private final TaskBeans beans;

	private final int maxConnections;

	/**
	 * What was found at the last start: at the end no bean is to be created any more.
	 */
	private volatile List<SocketTask> tasks = List.of();

	private volatile List<DefaultSocketTaskFactory> factories = List.of();

	private volatile List<DefaultSocketTaskRegistry> registries = List.of();

	private final Map<SocketTask, AwaitedTask> awaited = new ConcurrentHashMap<>();

	LifecycleTasks(ListableBeanFactory beanFactory, SocketTaskSettingsSource settings, TaskBeans beans,
			int maxConnections) {
		this.beanFactory = beanFactory;
		this.settings = settings;
		this.beans = beans;
		this.maxConnections = maxConnections;
	}

	/**
	 * Start all tasks, at the same time. Looking them up creates the lazy ones.
	 * @return the starts that the application waits for
	 */
	Collection<CompletableFuture<Void>> start() {
		this.factories = beans(SocketTaskFactory.class, DefaultSocketTaskFactory.class);
		this.registries = beans(SocketTaskRegistry.class, DefaultSocketTaskRegistry.class);
		this.tasks = List.copyOf(this.beans.all());
		List<SocketTask> starting = this.tasks.stream().filter(this::startsWithApplication).toList();
		checkLimit(starting);
		this.tasks.forEach(this::checkHandlers);
		long begun = System.nanoTime();
		List<CompletableFuture<Void>> starts = new ArrayList<>();
		for (SocketTask task : starting) {
			SocketTaskSettings settings = settingsOf(task);
			Startup mode = settings.startup();
			if (mode == Startup.WAIT || mode == Startup.FAIL_FAST) {
				starts.add(this.awaited.computeIfAbsent(task, (awaited) -> new AwaitedTask(awaited, settings))
					.start(begun));
			}
			else {
				task.start();
			}
		}
		return starts;
	}

	private boolean startsWithApplication(SocketTask task) {
		SocketTaskSettings settings = settingsOf(task);
		return !Boolean.FALSE.equals(settings.autoStartup()) && settings.startup() != Startup.LAZY;
	}

	// Not where it comes from the defaults, which are for other tasks too.
	private void checkHandlers(SocketTask task) {
		SocketTaskSettings settings = settingsOf(task);
		Integer size = settings.receive().batchSize();
		if (size != null && !size.equals(this.settings.defaults().receive().batchSize())
				&& task instanceof ApplicationTask ours && !ours.hasListHandlers()) {
			throw new InvalidSocketTaskSettingsException(task.name(), "receive.batch-size", size.toString(),
					"no handler takes a list of messages; declare one, such as a method with @OnMessage and a List, or leave it out");
		}
		if (settings.startup() == Startup.LAZY && !this.beans.isInjected(task.name())) {
			logger.warn("Task '" + task.name()
					+ "' may never connect: startup is lazy, so that its first message connects it, "
					+ "but no bean has the task injected to send one, and @OnOpen methods run once it is open");
		}
	}

	// Before any of them connects, since those that are left over depend on the order.
	private void checkLimit(List<SocketTask> starting) {
		int max = this.maxConnections;
		if (max > 0 && starting.size() > max) {
			throw new InvalidConfigurationPropertyValueException("sockettask.max-connections", max,
					"%d tasks connect when the application starts (%s). Raise the limit, or set auto-startup=false for some of them."
						.formatted(starting.size(),
								starting.stream().map(SocketTask::name).collect(Collectors.joining(", "))));
		}
	}

	/**
	 * Begin to stop everything, all at the same time.
	 * @param drain how long what was sent may take to be written
	 * @return what completes when it is stopped
	 */
	Collection<CompletableFuture<Void>> stopAll(Duration drain) {
		// Draining first, since the first close of a connection applies.
		List<CompletableFuture<Void>> stops = new ArrayList<>();
		this.factories.forEach((factory) -> stops.add(begin(() -> factory.stopAll(drain))));
		Stream.concat(this.tasks.stream(), this.registries.stream().flatMap((registry) -> registry.added().stream()))
			.forEach((task) -> stops.add(begin(task::stop)));
		return stops;
	}

	private CompletableFuture<Void> begin(Supplier<CompletableFuture<Void>> stop) {
		try {
			return stop.get();
		}
		catch (RuntimeException ex) {
			// The other tasks still have to be stopped.
			return CompletableFuture.failedFuture(ex);
		}
	}

	Duration longestCloseTimeout() {
		return Stream.concat(Stream.of(this.settings.defaults()), this.tasks.stream().map(this::settingsOf))
			.map(SocketTaskSettings::closeTimeout)
			.reduce(Duration.ZERO, (longest, next) -> (next != null && next.compareTo(longest) > 0) ? next : longest);
	}

	private SocketTaskSettings settingsOf(SocketTask task) {
		if (task instanceof ApplicationTask ours) {
			return ours.settings();
		}
		try {
			return this.settings.settings(task.name());
		}
		catch (IllegalArgumentException ex) {
			// A factory of the application may choose other names.
			return this.settings.defaults();
		}
	}

	// Unlike an ObjectProvider, this finds beans that are not candidates for injection.
	private <T> List<T> beans(Class<?> type, Class<T> ours) {
		return this.beanFactory.getBeansOfType(type, false, true)
			.values()
			.stream()
			.filter(ours::isInstance)
			.map(ours::cast)
			.toList();
	}

}
