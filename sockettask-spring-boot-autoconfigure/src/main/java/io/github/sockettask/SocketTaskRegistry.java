package io.github.sockettask;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * The named tasks of an application: the {@link SocketTask} beans, and those that were
 * added at run time. All methods may be called from any thread, also from inside
 * callbacks, and none of them waits for the network.
 *
 * @since 0.1.0
 */
public interface SocketTaskRegistry {

	/**
	 * Return all tasks.
	 * @return a snapshot, beans first
	 */
	List<SocketTask> tasks();

	/**
	 * Find a task.
	 * @param name its name
	 * @return the task, if there is one of this name
	 */
	Optional<SocketTask> find(String name);

	/**
	 * Start a task.
	 * @param name its name
	 * @return see {@link SocketTask#start()}
	 * @throws IllegalArgumentException if there is no task of this name
	 */
	CompletableFuture<Void> start(String name);

	/**
	 * Stop a task.
	 * @param name its name
	 * @return see {@link SocketTask#stop()}
	 * @throws IllegalArgumentException if there is no task of this name
	 */
	CompletableFuture<Void> stop(String name);

	/**
	 * Announce tasks that will be added, so that annotated methods may name them. To be
	 * called while the beans of the application are created; names in
	 * {@code sockettask.expected-tasks} are expected already.
	 * @param names the names
	 * @throws IllegalArgumentException if a name is blank
	 */
	void expect(String... names);

	/**
	 * Add a task, without starting it. What the option does not set is taken from
	 * {@code sockettask.defaults}; unlike a task of
	 * {@link SocketTaskFactory#connectSocket(ConnectSocketOption)} it connects again by
	 * itself, as those defaults say. Annotated methods that name no task, or name this
	 * one, which must be {@linkplain #expect expected} then, get its events too. It is
	 * stopped with the application.
	 * @param name its name, which no other task has
	 * @param option where and how to connect; its callbacks are not used
	 * @param handlers attaches callbacks
	 * @return the task, whose status is {@link SocketTaskStatus#STOPPED}
	 * @throws IllegalArgumentException if there is a task of this name already
	 * @throws ConnectSocketException if the option is refused
	 */
	SocketTask add(String name, ConnectSocketOption option, Consumer<SocketTask> handlers);

	/**
	 * Add a task without attaching callbacks.
	 * @param name its name, which no other task has
	 * @param option where and how to connect
	 * @return see {@link #add(String, ConnectSocketOption, Consumer)}
	 */
	default SocketTask add(String name, ConnectSocketOption option) {
		return add(name, option, (task) -> {
		});
	}

	/**
	 * Stop and forget a task that was added at run time.
	 * @param name its name
	 * @return completes when it is stopped
	 * @throws IllegalArgumentException if there is no task of this name, or if it is a
	 * bean
	 */
	CompletableFuture<Void> remove(String name);

}
