package io.github.sockettask.autoconfigure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;

import io.github.sockettask.ConnectSocketOption;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskFactory;
import io.github.sockettask.SocketTaskRegistry;
import io.github.sockettask.listener.SocketTaskMethodProcessor;

/**
 * The tasks that are beans, looked up when they are asked for, and those that were added.
 */
class DefaultSocketTaskRegistry implements SocketTaskRegistry {

	private final ListableBeanFactory beanFactory;

	private final TaskBeans beans;

	/**
	 * Guarded by itself. A name without a task is of one that is being created.
	 */
	private final Map<String, Optional<SocketTask>> added = new LinkedHashMap<>();

	DefaultSocketTaskRegistry(ListableBeanFactory beanFactory, TaskBeans beans) {
		this.beanFactory = beanFactory;
		this.beans = beans;
	}

	@Override
	public List<SocketTask> tasks() {
		List<SocketTask> tasks = new ArrayList<>(this.beans.all());
		tasks.addAll(added());
		return List.copyOf(tasks);
	}

	/**
	 * Return the tasks that were added, without a look at the beans.
	 * @return a snapshot
	 */
	List<SocketTask> added() {
		synchronized (this.added) {
			return this.added.values().stream().flatMap(Optional::stream).toList();
		}
	}

	@Override
	public Optional<SocketTask> find(String name) {
		Objects.requireNonNull(name, "name must not be null");
		synchronized (this.added) {
			Optional<SocketTask> task = this.added.get(name);
			if (task != null && task.isPresent()) {
				return task;
			}
		}
		return Optional.ofNullable(this.beans.find(name));
	}

	@Override
	public CompletableFuture<Void> start(String name) {
		return require(name).start();
	}

	@Override
	public CompletableFuture<Void> stop(String name) {
		return require(name).stop();
	}

	private SocketTask require(String name) {
		return find(name).orElseThrow(() -> unknown(name));
	}

	private IllegalArgumentException unknown(String name) {
		List<String> names = tasks().stream().map(SocketTask::name).toList();
		return new IllegalArgumentException(
				"There is no socket task \"%s\"; there %s".formatted(name, KnownNames.tell(names)));
	}

	@Override
	public void expect(String... names) {
		this.beans.expect(List.of(Objects.requireNonNull(names, "names must not be null")));
	}

	@Override
	public SocketTask add(String name, ConnectSocketOption option, Consumer<SocketTask> handlers) {
		Objects.requireNonNull(name, "name must not be null");
		Objects.requireNonNull(option, "option must not be null");
		Objects.requireNonNull(handlers, "handlers must not be null");
		if (name.isBlank()) {
			throw new IllegalArgumentException("A socket task needs a name that is not blank");
		}
		reserve(name);
		SocketTask task = null;
		boolean complete = false;
		try {
			task = this.beanFactory.getBean(SocketTaskFactory.class).createTask(name, option);
			this.beanFactory.getBeanProvider(SocketTaskMethodProcessor.class).forEach(listenersOf(task));
			handlers.accept(task);
			complete = true;
			return task;
		}
		finally {
			settle(name, complete ? task : null);
			if (!complete && task != null) {
				task.stop();
			}
		}
	}

	private static Consumer<SocketTaskMethodProcessor> listenersOf(SocketTask task) {
		return (processor) -> processor.addListeners(task);
	}

	private void reserve(String name) {
		boolean isBean = this.beans.find(name) != null;
		synchronized (this.added) {
			if (isBean || this.added.containsKey(name)) {
				throw new IllegalArgumentException("There is a socket task \"%s\" already%s".formatted(name,
						isBean ? ", which is a bean" : "; remove it first, or choose another name"));
			}
			this.added.put(name, Optional.empty());
		}
	}

	private void settle(String name, @Nullable SocketTask task) {
		synchronized (this.added) {
			if (task != null) {
				this.added.put(name, Optional.of(task));
			}
			else {
				this.added.remove(name);
			}
		}
	}

	@Override
	public CompletableFuture<Void> remove(String name) {
		Objects.requireNonNull(name, "name must not be null");
		SocketTask task = null;
		synchronized (this.added) {
			Optional<SocketTask> found = this.added.getOrDefault(name, Optional.empty());
			if (found.isPresent()) {
				this.added.remove(name);
				task = found.get();
			}
		}
		if (task != null) {
			return task.stop();
		}
		if (this.beans.find(name) != null) {
			throw new IllegalArgumentException(
					"The socket task \"%s\" is a bean, which can be stopped but not removed".formatted(name));
		}
		throw unknown(name);
	}

}
