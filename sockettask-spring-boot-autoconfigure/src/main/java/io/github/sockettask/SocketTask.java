package io.github.sockettask;

import java.net.URI;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

/**
 * A WebSocket client connection with the API of the {@code SocketTask} of Taro and WeChat
 * mini programs. A task outlives its connections: {@link #readyState()} and
 * {@link #socketTaskId()} describe the current connection, {@link #status()} describes
 * the task.
 * <p>
 * Applications do not implement this interface; methods may be added in any release.
 * Create tasks with properties under {@code sockettask.tasks}, with
 * {@link SocketTaskRegistry#add} or with {@link SocketTaskFactory#connectSocket}.
 *
 * <h2>States</h2> A connection goes from {@link #CONNECTING} to {@link #OPEN},
 * {@link #CLOSING} and {@link #CLOSED}, and never back. The state changes before the
 * corresponding callback runs: it is {@code OPEN} in {@code onOpen} and
 * {@code onMessage}, and {@code CLOSED} in {@code onClose} and in an {@code onError} that
 * ends the connection.
 *
 * <h2>Events</h2> The events of a connection are {@code onOpen}, any number of
 * {@code onMessage}, at most one {@code onError} that ends the connection, and
 * {@code onClose}, which comes exactly once and last. {@code onError} reports a
 * connection attempt that failed, timed out or was abandoned, and a protocol violation by
 * the peer. A connection that is lost without a close frame is reported by
 * {@code onClose} with code 1006 alone (RFC 6455, section 7.1.5). Events and option
 * callbacks of a task never overlap, unless {@code receive.mode} handles messages in
 * parallel. An exception thrown by a callback is reported to the error handlers; the
 * connection stays open and later events are still delivered.
 * <p>
 * Each event has one callback, and setting it again replaces it. {@linkplain #addListener
 * Listeners} and callbacks with a {@link MessageFilter} are additional. Each of these
 * methods returns a {@link Registration} that removes what was added. For messages as
 * lists and streams, see {@link IncomingMessages}.
 *
 * <h2>Supervision</h2> A started task connects again when its connection is lost or
 * cannot be established, as configured by {@code reconnect}, until it is stopped or
 * closed. The next step is decided before {@code onError} and {@code onClose} run. When
 * the task gives up, {@code onError} receives a {@link ReconnectFailedException} before
 * {@code onClose}. When {@link #replace()} or {@code max-connection-age} replaces a
 * connection, {@code onOpen} of the new connection comes before {@code onClose} of the
 * old one, in which {@code readyState()} is that of the new connection; in between,
 * messages of both connections are delivered.
 *
 * <h2>Threads</h2> All methods may be called from any thread, including from callbacks.
 * None of them blocks, except {@code send} with {@code send.overflow=block}. Callbacks
 * run on the callback executor, where they may block. With {@code receive.mode=inline},
 * callbacks run on the event loop of the connection and futures of sends complete there;
 * neither may block then.
 *
 * @since 0.1.0
 * @see SocketTaskFactory
 */
public interface SocketTask extends MessageSender, IncomingMessages {

	/**
	 * The connection is being established.
	 */
	ReadyState CONNECTING = ReadyState.CONNECTING;

	/**
	 * Messages can be sent and received.
	 */
	ReadyState OPEN = ReadyState.OPEN;

	/**
	 * The closing handshake has begun and the connection still exists.
	 */
	ReadyState CLOSING = ReadyState.CLOSING;

	/**
	 * There is no connection.
	 */
	ReadyState CLOSED = ReadyState.CLOSED;

	/**
	 * Return the name of this task: its key under {@code sockettask.tasks}, which is also
	 * the name of the bean.
	 * @return the name; for an unnamed task, {@code "socket-"} and the number of its
	 * first connection
	 */
	String name();

	/**
	 * Return the number of the current connection. Numbers start at 1, increase by one
	 * with each accepted connection attempt and are never reused in a JVM.
	 * @return the number, or 0 before the first attempt
	 */
	int socketTaskId();

	/**
	 * Return the state of the current connection.
	 * @return the state; {@link #CLOSED} before the first attempt
	 */
	ReadyState readyState();

	/**
	 * Return the result of the last connect call.
	 * @return {@code "connectSocket:ok"} or {@code "connectSocket:fail <reason>"}; empty
	 * before the first attempt
	 */
	String errMsg();

	/**
	 * Return the native session, for operations that this API does not offer.
	 * @param type {@code org.springframework.web.socket.WebSocketSession} or
	 * {@code jakarta.websocket.Session}
	 * @param <T> the type
	 * @return the session, or {@code null} if the task is not open or has no session of
	 * this type
	 */
	<T> @Nullable T ws(Class<T> type);

	/**
	 * Close the connection. Messages that were sent before are written first; messages
	 * that arrive afterwards are dropped. In state {@code CONNECTING}, the attempt is
	 * abandoned and reported by {@code onError} and {@code onClose} with code 1006. In
	 * state {@code CLOSING} or {@code CLOSED}, the call succeeds and has no effect: the
	 * first close wins. If the peer does not answer within {@code close-timeout}, the
	 * connection is cut. The task does not reconnect until it is {@linkplain #start()
	 * started}.
	 * @param option code, reason and callbacks
	 * @return completes at once with {@code "closeSocket:ok"} if the close was accepted;
	 * {@code onClose} reports the end of the connection. Fails with a
	 * {@link CloseSocketException} if code or reason are not allowed (RFC 6455, sections
	 * 5.5 and 7.4.2); the state is unchanged then
	 */
	CompletableFuture<CallbackResult> close(CloseOption option);

	/**
	 * Close the connection with code 1000 and no reason.
	 * @return see {@link #close(CloseOption)}
	 */
	default CompletableFuture<CallbackResult> close() {
		return close(CloseOption.normal());
	}

	/**
	 * Close the connection.
	 * @param code the close code: 1000, or 3000 to 4999
	 * @param reason the reason, at most 123 bytes of UTF-8
	 * @return see {@link #close(CloseOption)}
	 */
	default CompletableFuture<CallbackResult> close(int code, String reason) {
		return close(CloseOption.of(code, reason));
	}

	/**
	 * Set the callback for opened connections, replacing the previous one.
	 * @param callback the callback
	 * @return removes the callback; the callback that it replaced is not restored
	 */
	Registration onOpen(OnOpenCallback callback);

	/**
	 * Set the callback for errors, replacing the previous one.
	 * @param callback the callback
	 * @return removes the callback; the callback that it replaced is not restored
	 */
	Registration onError(OnErrorCallback callback);

	/**
	 * Set the callback for closed connections, replacing the previous one.
	 * @param callback the callback
	 * @return removes the callback; the callback that it replaced is not restored
	 */
	Registration onClose(OnCloseCallback callback);

	/**
	 * Add a listener for all events. Listeners are called after the callbacks, in the
	 * order in which they were added. A listener that is added while the task is
	 * connected receives the events that follow.
	 * @param listener the listener
	 * @return removes the listener
	 */
	Registration addListener(SocketTaskListener listener);

	/**
	 * Report an error to the error handlers, as if a callback of this task had thrown it.
	 * Returns at once.
	 * @param error the error
	 */
	void reportError(Throwable error);

	/**
	 * Return the status of the task. It is never {@link SocketTaskStatus#OPEN} without a
	 * connection.
	 * @return the status
	 */
	SocketTaskStatus status();

	/**
	 * Start the task: connect, unless there is a connection, an attempt or a scheduled
	 * retry, and connect again whenever the connection is lost, if
	 * {@code reconnect.enabled} is set. A task that is closing connects when the old
	 * connection has ended. Returns at once.
	 * @return completes when the task is open and {@code onOpen} has run, after any
	 * number of attempts; fails if the task is stopped or closed, or gives up, before
	 * @throws ConnectSocketException if the settings are not valid, or if
	 * {@code sockettask.max-connections} is reached
	 */
	CompletableFuture<Void> start();

	/**
	 * Connect again at once: an open connection is closed with code 1000 first, a
	 * scheduled retry starts now, a task that was stopped or has given up is started. An
	 * attempt in progress continues. Returns at once.
	 * <p>
	 * In {@code onError} and {@code onClose} of a connection that is followed by a retry,
	 * this skips the delay once. Further retries keep their delays until a connection has
	 * lasted for {@code reconnect.reset-after}, so that a callback cannot flood a server
	 * that is down.
	 * @return see {@link #start()}
	 */
	CompletableFuture<Void> reconnect();

	/**
	 * Replace the connection without a gap: make another one, and close the old one when
	 * the new one is in use. New credentials, a new certificate or a balanced load are
	 * reasons. Returns at once.
	 * <p>
	 * {@code onOpen} of the new connection runs before {@code onClose} of the old one,
	 * messages of both are delivered in between, and no message that is sent meanwhile is
	 * refused or lost, as with {@code max-connection-age}. The new connection always
	 * begins after this call: while an attempt or another replacement is in progress, one
	 * more replacement follows it, which all calls share that wait for it. It follows
	 * when the old connection of the replacement before is closed, so that calls never
	 * make more than two connections of this task at a time. A task that waits for a
	 * retry connects when its delay is over.
	 * <p>
	 * If the attempt fails, so does the future; the old connection continues, and no
	 * callback runs. With {@code reconnect.enabled}, which is the default, the task tries
	 * again after {@code reconnect.max-delay}, until its connection is a new one.
	 * @return completes when a connection that has begun after this call is open and its
	 * {@code onOpen} has run; fails if the attempt failed, if the task is stopped, closed
	 * or gives up before, and at once if it is not started
	 */
	CompletableFuture<Void> replace();

	/**
	 * Replace the connection as {@link #replace()} does, by one to another address, such
	 * as the one that the server has announced for the next connection.
	 * <p>
	 * The address is for one attempt: retries, and later replacements, connect to the
	 * configured addresses. If several calls share a replacement, the last address
	 * counts. The connection sends the headers, cookies and credentials of this task to
	 * the address: make sure that it is an address of the same service before you pass on
	 * what a server has sent.
	 * @param address the address, with the scheme {@code ws} or {@code wss}
	 * @return see {@link #replace()}; fails with the text of {@code connectSocket} if the
	 * address is not valid
	 */
	CompletableFuture<Void> replace(URI address);

	/**
	 * Stop the task: close the connection with code 1001 (going away) and cancel
	 * scheduled retries. A task that has given up becomes
	 * {@link SocketTaskStatus#STOPPED}. {@link #start()} starts it again.
	 * @return completes when the connection has ended and {@code onClose} has run: within
	 * {@code close-timeout} and the duration of running callbacks
	 */
	CompletableFuture<Void> stop();

}
