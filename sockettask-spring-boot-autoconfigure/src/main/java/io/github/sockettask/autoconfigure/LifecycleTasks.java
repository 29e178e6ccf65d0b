package io.github.sockettask.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.springframework.beans.factory.ListableBeanFactory;

import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskFactory;
import io.github.sockettask.SocketTaskRegistry;
import io.github.sockettask.client.ApplicationTask;
import io.github.sockettask.client.DefaultSocketTaskFactory;
import io.github.sockettask.client.SocketTaskSettings;
import io.github.sockettask.client.SocketTaskSettingsSource;
import io.github.sockettask.client.Startup;

/**
 * The tasks that follow the life of the application: the {@link TaskBeans beans}, and at
 * the end those that were added and those of programmatic connects too.
 */
class LifecycleTasks {

	private final ListableBeanFactory beanFactory;

	private final SocketTaskSettingsSource settings;

	private final TaskBeans beans;

	/**
	 * What was found at the last start: at the end no bean is to be created any more.
	 */
	private volatile List<SocketTask> tasks = List.of();

	private volatile List<DefaultSocketTaskFactory> factories = List.of();

	private volatile List<DefaultSocketTaskRegistry> registries = List.of();

	private final Map<SocketTask, AwaitedTask> awaited = new ConcurrentHashMap<>();

	LifecycleTasks(ListableBeanFactory beanFactory, SocketTaskSettingsSource settings, TaskBeans beans) {
		this.beanFactory = beanFactory;
		this.settings = settings;
		this.beans = beans;
	}

	/**
	 * Start all tasks, at the same time. Looking them up creates the lazy ones.
	 * @return the starts that the application waits for
	 */
	Collection<CompletableFuture<Void>> start() {
		this.factories = beans(SocketTaskFactory.class, DefaultSocketTaskFactory.class);
		this.registries = beans(SocketTaskRegistry.class, DefaultSocketTaskRegistry.class);
		this.tasks = List.copyOf(this.beans.all());
		long begun = System.nanoTime();
		List<CompletableFuture<Void>> starts = new ArrayList<>();
		for (SocketTask task : this.tasks) {
			SocketTaskSettings settings = settingsOf(task);
			Startup mode = settings.startup().mode();
			if (Boolean.FALSE.equals(settings.startup().auto()) || mode == Startup.LAZY) {
				continue;
			}
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

	/**
	 * Begin to stop everything, all at the same time.
	 * @param drain how long what was sent may take to be written
	 * @return what completes when it is stopped
	 */
	Collection<CompletableFuture<Void>> stopAll(Duration drain) {
		// first those that drain, since the first close of a connection counts
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
			// the other tasks are to be stopped all the same
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
			// a factory of the application gives its tasks names of their own
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
