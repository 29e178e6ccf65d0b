package io.github.sockettask;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * The named tasks of an application: the {@link SocketTask} beans and the tasks that were
 * added at run time. All methods may be called from any thread, including from callbacks,
 * and do not block.
 * <p>
 * Applications do not implement this interface; methods may be added in any release.
 *
 * @since 0.1.0
 */
public interface SocketTaskRegistry {

	/**
	 * Return all tasks.
	 * @return a snapshot, beginning with the beans
	 */
	List<SocketTask> tasks();

	/**
	 * Find a task.
	 * @param name the name of the task
	 * @return the task, if there is one
	 */
	Optional<SocketTask> find(String name);

	/**
	 * Start a task.
	 * @param name the name of the task
	 * @return see {@link SocketTask#start()}
	 * @throws IllegalArgumentException if there is no task of this name
	 */
	CompletableFuture<Void> start(String name);

	/**
	 * Stop a task.
	 * @param name the name of the task
	 * @return see {@link SocketTask#stop()}
	 * @throws IllegalArgumentException if there is no task of this name
	 */
	CompletableFuture<Void> stop(String name);

	/**
	 * Announce tasks that will be added, so that annotated methods may name them. Call it
	 * while the beans of the application are created; names in
	 * {@code sockettask.expected-tasks} need not be announced.
	 * @param names the names of the tasks
	 * @throws IllegalArgumentException if a name is blank
	 */
	void expect(String... names);

	/**
	 * Add a task without starting it. Components that the option does not set are taken
	 * from {@code sockettask.defaults}, and the task reconnects as configured there,
	 * unlike a task of {@link SocketTaskFactory#connectSocket(ConnectSocketOption)}. Its
	 * events also go to annotated methods that name no task, or name this one, which has
	 * to be {@linkplain #expect expected} then. The task is stopped with the application.
	 * @param name the name of the task, which has to be unique
	 * @param option address and handshake; callbacks and
	 * {@link ConnectSocketOption#reconnect()} are ignored
	 * @param handlers adds callbacks
	 * @return the task, with the status {@link SocketTaskStatus#STOPPED}
	 * @throws IllegalArgumentException if there is a task of this name
	 * @throws ConnectSocketException if the option is refused
	 */
	SocketTask add(String name, ConnectSocketOption option, Consumer<SocketTask> handlers);

	/**
	 * Add a task without callbacks.
	 * @param name the name of the task, which has to be unique
	 * @param option address and handshake
	 * @return see {@link #add(String, ConnectSocketOption, Consumer)}
	 */
	default SocketTask add(String name, ConnectSocketOption option) {
		return add(name, option, (task) -> {
		});
	}

	/**
	 * Stop a task that was added at run time, and remove it.
	 * @param name the name of the task
	 * @return completes when the task is stopped
	 * @throws IllegalArgumentException if there is no task of this name, or if it is a
	 * bean
	 */
	CompletableFuture<Void> remove(String name);

}
