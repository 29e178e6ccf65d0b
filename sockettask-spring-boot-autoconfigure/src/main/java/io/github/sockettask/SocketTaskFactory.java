package io.github.sockettask;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Creates {@link SocketTask}s. An application may replace the auto-configured factory by
 * a bean of this type; methods may be added in any release, so delegate to the factory of
 * this library where possible.
 *
 * @since 0.1.0
 */
public interface SocketTaskFactory {

	/**
	 * Create the task that is configured under {@code sockettask.tasks.<name>}, without
	 * connecting it.
	 * @param name the name of the task
	 * @return a task with the state {@link ReadyState#CLOSED} until it is
	 * {@linkplain SocketTask#start() started}
	 * @throws IllegalArgumentException if no task of this name is configured
	 * @throws ConnectSocketException if its configuration is not valid
	 */
	SocketTask createTask(String name);

	/**
	 * Create a named task without configuration of its own, without connecting it. It
	 * reconnects as configured by {@code sockettask.defaults}, unlike a task of
	 * {@link #connectSocket}. Used by {@link SocketTaskRegistry#add}.
	 * @param name the name of the task
	 * @param option address and handshake; callbacks and
	 * {@link ConnectSocketOption#reconnect()} are ignored
	 * @return a task with the state {@link ReadyState#CLOSED} until it is
	 * {@linkplain SocketTask#start() started}
	 * @throws ConnectSocketException if the option is refused
	 */
	SocketTask createTask(String name, ConnectSocketOption option);

	/**
	 * Connect. Returns at once, in state {@link ReadyState#CONNECTING}.
	 * <p>
	 * {@code success}, followed by {@code complete}, means that the call was
	 * <em>accepted</em>. {@code onError} and {@code onClose} report a connection attempt
	 * that fails afterwards. A refused call does not consume a {@code socketTaskId}.
	 * @param option address, handshake and callbacks
	 * @param handlers adds callbacks before the connection starts, so that no event is
	 * missed; an exception is thrown to the caller after {@code fail} and
	 * {@code complete} have run
	 * @return the task
	 * @throws ConnectSocketException if the option is refused, after {@code fail} and
	 * {@code complete} have run in the calling thread
	 */
	SocketTask connectSocket(@Nullable ConnectSocketOption option, Consumer<SocketTask> handlers);

	/**
	 * Connect without callbacks. A callback that is added later receives the events that
	 * follow; to receive all events, add callbacks
	 * {@linkplain #connectSocket(ConnectSocketOption, Consumer) before the connection
	 * starts}.
	 * @param option address, handshake and callbacks
	 * @return the task
	 * @throws ConnectSocketException if the option is refused, after {@code fail} and
	 * {@code complete} have run in the calling thread
	 */
	default SocketTask connectSocket(@Nullable ConnectSocketOption option) {
		return connectSocket(option, (task) -> {
		});
	}

}
