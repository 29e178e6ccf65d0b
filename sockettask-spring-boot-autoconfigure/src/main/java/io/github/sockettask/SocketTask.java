package io.github.sockettask;

import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

/**
 * A WebSocket client connection with the API of the {@code SocketTask} of Taro and WeChat
 * mini programs. A task outlives its connections: {@link #readyState()} and
 * {@link #socketTaskId()} speak of the current one, {@link #status()} of the task.
 *
 * <h2>States</h2> {@link #CONNECTING} &rarr; {@link #OPEN} &rarr; {@link #CLOSING} &rarr;
 * {@link #CLOSED}; a connection never goes back. The state is set before the callback
 * that tells of it runs: it is {@code OPEN} in {@code onOpen} and {@code onMessage}, and
 * {@code CLOSED} in {@code onClose} and in an {@code onError} that ends the connection.
 *
 * <h2>Events</h2> For each connection: {@code onOpen}, any number of {@code onMessage},
 * at most one {@code onError} that ends it, {@code onClose}. {@code onClose} comes
 * exactly once and last. {@code onError} comes for a connection that could not be made,
 * timed out or was closed while connecting, and for a protocol violation of the peer; a
 * connection that is just lost is {@code onClose} 1006 alone. Events and option callbacks
 * of one task never overlap. A callback that throws is reported to the error handlers;
 * the connection stays open and later events still come.
 * <p>
 * Each event has one callback: setting it again replaces it. {@link #addListener
 * Listeners} are additional, and so are callbacks for messages with a
 * {@link MessageFilter}. Each of these calls returns a {@link Registration}, which takes
 * back what was added. Messages can be had in other ways too, see
 * {@link IncomingMessages}.
 *
 * <h2>Supervision</h2> A task of {@code sockettask.tasks} has a connection from its
 * {@link #start()} until it is stopped or closed: when one is lost or can't be made, the
 * next one follows as {@code reconnect} says. Whether there will be another one is known
 * before {@code onError} and {@code onClose} run. When the task gives up, {@code onError}
 * tells of a {@link ReconnectFailedException} before {@code onClose}. Where one
 * connection replaces another ({@code max-connection-age}), {@code onOpen} of the new one
 * comes before {@code onClose} of the old one, in which {@code readyState()} is
 * {@code OPEN} therefore; in between, messages of both come.
 *
 * <h2>Threads</h2> All methods may be called from any thread, also from inside callbacks,
 * and none of them blocks but {@code send}, if {@code send.overflow} says so. Callbacks
 * run on the callback executor, where they may block. With {@code receive.mode=inline}
 * they run on the event loop of the connection instead, and futures of sends complete
 * there; then none of them may block.
 *
 * @since 0.1.0
 * @see SocketTaskFactory
 */
public interface SocketTask extends MessageSender, IncomingMessages {

	/**
	 * The connection is being made.
	 */
	ReadyState CONNECTING = ReadyState.CONNECTING;

	/**
	 * Messages can be sent and received.
	 */
	ReadyState OPEN = ReadyState.OPEN;

	/**
	 * A close was asked for and the connection is not gone yet.
	 */
	ReadyState CLOSING = ReadyState.CLOSING;

	/**
	 * There is no connection.
	 */
	ReadyState CLOSED = ReadyState.CLOSED;

	/**
	 * Return the name of this task: the key under {@code sockettask.tasks}, which is the
	 * bean's name too.
	 * @return the name; of an unnamed task, {@code "socket-"} and the number of its first
	 * connection
	 */
	String name();

	/**
	 * Return the number of the current connection. Numbers start at 1, grow by one with
	 * each accepted connection attempt and are never reused in a JVM.
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
	 * @return {@code "connectSocket:ok"}, or {@code "connectSocket:fail <why>"}; empty
	 * before the first attempt
	 */
	String errMsg();

	/**
	 * Return the live native session, to do what this API does not offer.
	 * @param type {@code org.springframework.web.socket.WebSocketSession} or
	 * {@code jakarta.websocket.Session}
	 * @param <T> the type
	 * @return the session, or {@code null} if the task is not open or has no session of
	 * this type
	 */
	<T> @Nullable T ws(Class<T> type);

	/**
	 * Close the connection. What was sent before goes out first; messages that arrive
	 * afterwards are dropped. While connecting, the attempt is abandoned and reported by
	 * {@code onError} and {@code onClose} 1006. When closing or closed already, the call
	 * succeeds and changes nothing: the first close wins. The peer has
	 * {@code close-timeout} to answer, then the connection is cut. A task that was closed
	 * stays closed until it is {@link #start() started}.
	 * @param option code, reason and callbacks
	 * @return completes with {@code "closeSocket:ok"} when the close was accepted, which
	 * is at once; {@code onClose} tells when the connection is gone. Fails with a
	 * {@link CloseSocketException} if code or reason are not allowed; the state is
	 * unchanged then
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
	 * Set the callback for an opened connection.
	 * @param callback replaces the one set before
	 * @return removes the callback; the one that it has replaced does not come back
	 */
	Registration onOpen(OnOpenCallback callback);

	/**
	 * Set the callback for errors.
	 * @param callback replaces the one set before
	 * @return removes the callback; the one that it has replaced does not come back
	 */
	Registration onError(OnErrorCallback callback);

	/**
	 * Set the callback for the end of a connection.
	 * @param callback replaces the one set before
	 * @return removes the callback; the one that it has replaced does not come back
	 */
	Registration onClose(OnCloseCallback callback);

	/**
	 * Add a listener for all events. Listeners are called after the callbacks, in the
	 * order in which they were added; a listener added while connected gets the events
	 * from then on.
	 * @param listener the listener
	 * @return removes the listener
	 */
	Registration addListener(SocketTaskListener listener);

	/**
	 * Report an error to the error callback and the listeners, as if a callback of this
	 * task had thrown it. Returns at once.
	 * @param error what went wrong
	 */
	void reportError(Throwable error);

	/**
	 * Return what the task does, beyond its current connection. The truth at any time: a
	 * task that is dead does not say it is open.
	 * @return the status
	 */
	SocketTaskStatus status();

	/**
	 * Have a connection: connect, unless there is a connection, an attempt or a retry
	 * that is due, and connect again whenever it is lost, if {@code reconnect.enabled}
	 * says so. A task that is closing connects when the old connection is gone. Returns
	 * at once.
	 * @return completes when the task is open and {@code onOpen} has run, however many
	 * attempts that takes; fails if it is stopped or closed, or gives up, before
	 * @throws ConnectSocketException if the settings are wrong, or if there are as many
	 * connections as {@code sockettask.max-connections} allows
	 */
	CompletableFuture<Void> start();

	/**
	 * Connect anew, and now: an open connection is closed with code 1000 first, a retry
	 * does not wait any longer, a task that was stopped or has given up is started. An
	 * attempt that is under way goes on. Returns at once.
	 * <p>
	 * In the {@code onError} and {@code onClose} of a connection that another one follows
	 * anyway, that is so once; then retries keep their delays there until a connection
	 * has lasted for {@code reconnect.reset-after}, so that a server that is down is not
	 * asked without a pause.
	 * @return see {@link #start()}
	 */
	CompletableFuture<Void> reconnect();

	/**
	 * Have no connection any more: close it with code 1001 (going away), as an
	 * application does that shuts down, and cancel what is due. A task that has given up
	 * is stopped then too. {@link #start()} starts again.
	 * @return completes when the connection is gone and {@code onClose} has run, within
	 * {@code close-timeout} and the time that running callbacks take
	 */
	CompletableFuture<Void> stop();

}
