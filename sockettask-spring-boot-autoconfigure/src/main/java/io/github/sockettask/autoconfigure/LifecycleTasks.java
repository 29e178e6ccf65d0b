package io.github.sockettask.autoconfigure;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.springframework.beans.factory.ListableBeanFactory;

import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskFactory;
import io.github.sockettask.client.DefaultSocketTaskFactory;
import io.github.sockettask.client.SocketTaskSettings;
import io.github.sockettask.client.SocketTaskSettingsSource;

/**
 * The tasks that follow the life of the application: every singleton bean, whoever
 * defined it, and at the end the tasks of programmatic connects too.
 */
class LifecycleTasks {

	private final ListableBeanFactory beanFactory;

	private final SocketTaskSettingsSource settings;

	/**
	 * What was found at the last start: at the end no bean is to be created any more.
	 */
	private volatile List<SocketTask> tasks = List.of();

	private volatile List<DefaultSocketTaskFactory> factories = List.of();

	LifecycleTasks(ListableBeanFactory beanFactory, SocketTaskSettingsSource settings) {
		this.beanFactory = beanFactory;
		this.settings = settings;
	}

	/**
	 * Return the tasks to start. Looking them up creates the lazy ones.
	 * @return the tasks
	 */
	List<SocketTask> autoStarted() {
		this.factories = beans(SocketTaskFactory.class).filter(DefaultSocketTaskFactory.class::isInstance)
			.map(DefaultSocketTaskFactory.class::cast)
			.toList();
		this.tasks = beans(SocketTask.class).toList();
		return this.tasks.stream().filter((task) -> !Boolean.FALSE.equals(settingsOf(task).startup().auto())).toList();
	}

	/**
	 * Begin to stop everything, all at the same time.
	 * @return what completes when it is stopped
	 */
	Collection<CompletableFuture<Void>> stopAll() {
		return Stream
			.concat(this.tasks.stream().map((task) -> begin(task::stop)),
					this.factories.stream().map((factory) -> begin(() -> factory.stopAll(Duration.ZERO))))
			.toList();
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
		try {
			return this.settings.settings(task.name());
		}
		catch (IllegalArgumentException ex) {
			// defined by the application, under a name that has no properties
			return this.settings.defaults();
		}
	}

	// Unlike an ObjectProvider, this finds beans that are not candidates for injection,
	// and makes no new instance of a prototype.
	private <T> Stream<T> beans(Class<T> type) {
		return this.beanFactory.getBeansOfType(type, false, true).values().stream();
	}

}
