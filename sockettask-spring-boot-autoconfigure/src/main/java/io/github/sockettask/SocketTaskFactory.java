package io.github.sockettask;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Makes {@link SocketTask}s. An application that defines a bean of this type replaces the
 * auto-configured one, for named tasks too.
 *
 * @since 0.1.0
 */
public interface SocketTaskFactory {

	/**
	 * Create the task that is configured under {@code sockettask.tasks.<name>}, without
	 * connecting it.
	 * @param name the name of the task
	 * @return a task whose state is {@link ReadyState#CLOSED} until it is
	 * {@link SocketTask#start() started}
	 * @throws IllegalArgumentException if no task of that name is configured
	 * @throws ConnectSocketException if its configuration is wrong
	 */
	SocketTask createTask(String name);

	/**
	 * Create a named task that is configured nowhere, without connecting it. Unlike those
	 * of {@link #connectSocket} it connects again as {@code sockettask.defaults} says.
	 * Used by {@link SocketTaskRegistry#add}.
	 * @param name the name of the task
	 * @param option where and how to connect; its callbacks and
	 * {@link ConnectSocketOption#reconnect()} are not used
	 * @return a task whose state is {@link ReadyState#CLOSED} until it is
	 * {@link SocketTask#start() started}
	 * @throws ConnectSocketException if the option is refused
	 */
	SocketTask createTask(String name, ConnectSocketOption option);

	/**
	 * Connect. Returns at once, in state {@link ReadyState#CONNECTING}; never waits for
	 * the network.
	 * <p>
	 * {@code success}, then {@code complete}, means that the call was <em>accepted</em>:
	 * a server that is down or answers 404 is reported by {@code onError} and
	 * {@code onClose} afterwards. A refused call uses up no {@code socketTaskId}.
	 * @param option where and how to connect
	 * @param handlers attaches the callbacks to the task before the connection starts, so
	 * that no event can be missed; what it throws is thrown on, after {@code fail} and
	 * {@code complete} ran
	 * @return the task
	 * @throws ConnectSocketException if the option is refused, after {@code fail} and
	 * {@code complete} ran in the calling thread
	 */
	SocketTask connectSocket(@Nullable ConnectSocketOption option, Consumer<SocketTask> handlers);

	/**
	 * Connect without attaching callbacks first. A callback attached later gets the
	 * events from then on; to be sure of every event, attach them
	 * {@link #connectSocket(ConnectSocketOption, Consumer) before the start}.
	 * @param option where and how to connect
	 * @return the task
	 * @throws ConnectSocketException if the option is refused, after {@code fail} and
	 * {@code complete} ran in the calling thread
	 */
	default SocketTask connectSocket(@Nullable ConnectSocketOption option) {
		return connectSocket(option, (task) -> {
		});
	}

}
