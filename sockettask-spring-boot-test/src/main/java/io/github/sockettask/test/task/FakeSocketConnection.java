package io.github.sockettask.test.task;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.ConnectSocketException;
import io.github.sockettask.HandshakeRefusedException;
import io.github.sockettask.OnCloseCallbackResult;
import io.github.sockettask.OnOpenCallbackResult;
import io.github.sockettask.SocketMessageConverter;
import io.github.sockettask.SocketProfile;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskException;

/**
 * What a network and a server would do to a {@link FakeSocketTask}, from the task's point
 * of view, and what the task has sent. It stands for all connections of the task, one
 * after the other; a task that connects again is to be opened again. A task that
 * {@linkplain SocketTask#replace() replaces} its connection uses the old one until the
 * test {@linkplain #open() opens} or {@linkplain #refuse refuses} the new one.
 * <p>
 * Callbacks run within the call that causes them. A call from inside a callback, or while
 * a callback runs on another thread, has its callbacks run right after that one.
 *
 * @since 0.1.0
 */
public final class FakeSocketConnection {

	private final SocketTask task;

	private final FakeTransport transport;

	private final FakeTimer timer;

	private final SocketMessageConverter converter;

	FakeSocketConnection(SocketTask task, FakeEngine engine) {
		this.task = task;
		this.transport = engine.transport();
		this.timer = engine.timer();
		this.converter = engine.converter();
	}

	/**
	 * Let the connection be open. The task is started if it is not.
	 * @return this connection
	 * @throws IllegalStateException if it is open already, or closing
	 */
	public FakeSocketConnection open() {
		return open("", Map.of());
	}

	/**
	 * Let the connection be open. The task is started if it is not.
	 * @param protocol the sub-protocol that was chosen, or nothing
	 * @param header the response headers
	 * @return this connection
	 * @throws IllegalStateException if it is open already, or closing
	 */
	public FakeSocketConnection open(String protocol, Map<String, List<String>> header) {
		Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		headers.putAll(header);
		Instant now = Instant.now();
		connecting().opened(new OnOpenCallbackResult(Collections.unmodifiableMap(headers), protocol,
				new SocketProfile(now, now, now)));
		return this;
	}

	/**
	 * Let the handshake be refused: {@code onError}, then {@code onClose} 1006. The task
	 * is started if it is not.
	 * @param status the HTTP status
	 * @return this connection
	 * @throws IllegalStateException if it is open already, or closing
	 */
	public FakeSocketConnection refuse(int status) {
		FakeTransportConnection connecting = connecting();
		connecting.fail(new HandshakeRefusedException(
				"Failed to connect to " + connecting.request().uri() + ": the server answered with status " + status,
				status, Map.of()));
		return this;
	}

	/**
	 * Let a text message arrive.
	 * @param text the text
	 * @return this connection
	 * @throws IllegalStateException if it is not open
	 */
	public FakeSocketConnection receiveText(String text) {
		established("receive a text message").message(text);
		return this;
	}

	/**
	 * Let a binary message arrive.
	 * @param bytes the bytes
	 * @return this connection
	 * @throws IllegalStateException if it is not open
	 */
	public FakeSocketConnection receiveBinary(byte... bytes) {
		established("receive a binary message").message(bytes.clone());
		return this;
	}

	/**
	 * Let an object arrive, converted as if the task had sent it: as JSON text unless the
	 * converter does otherwise.
	 * @param data the object
	 * @return this connection
	 * @throws IllegalStateException if it is not open
	 */
	public FakeSocketConnection receive(Object data) {
		established("receive a message").message(this.converter.toMessage(data));
		return this;
	}

	/**
	 * Let the connection, or the attempt, fail: {@code onError}, then {@code onClose}
	 * 1006. The task is started if it is not.
	 * @param errMsg what failed
	 * @return this connection
	 */
	public FakeSocketConnection error(String errMsg) {
		return error(new ConnectSocketException(errMsg));
	}

	/**
	 * Let the connection, or the attempt, fail: {@code onError}, then {@code onClose}
	 * 1006. The task is started if it is not.
	 * @param error what failed
	 * @return this connection
	 */
	public FakeSocketConnection error(SocketTaskException error) {
		start();
		this.transport.current("fail").fail(error);
		return this;
	}

	/**
	 * Let the server close the connection, or answer a close of the task with a code of
	 * its own.
	 * @param code the code; any, as a server may send what it likes
	 * @param reason the reason, maybe empty
	 * @return this connection
	 * @throws IllegalStateException if there is none
	 */
	public FakeSocketConnection close(int code, String reason) {
		established("be closed").closed(new OnCloseCallbackResult(code, reason));
		return this;
	}

	/**
	 * Let the connection be lost: {@code onClose} 1006 and no {@code onError}.
	 * @return this connection
	 * @throws IllegalStateException if there is none
	 */
	public FakeSocketConnection lose() {
		established("be lost").fail(null);
		return this;
	}

	/**
	 * Set whether a close of the task is answered at once, with the same code and reason,
	 * as it is by default. If it is not, the task is {@code CLOSING} until the test calls
	 * {@link #close} or {@link #lose}.
	 * @param answersClose whether to answer
	 * @return this connection
	 */
	public FakeSocketConnection answersClose(boolean answersClose) {
		this.transport.answersClose(answersClose);
		return this;
	}

	/**
	 * Set whether pings of the task's heartbeat are answered, as they are by default. If
	 * they are not, the connection is lost when the time {@linkplain #elapse passes} and
	 * nothing else is received. A text heartbeat ({@code heartbeat.message}) is among
	 * what was {@link #sent()}; its answer is the test's to send.
	 * @param answersPings whether to answer
	 * @return this connection
	 */
	public FakeSocketConnection answersPings(boolean answersPings) {
		this.transport.answersPings(answersPings);
		return this;
	}

	/**
	 * Let all sends fail from now on, as on a connection that breaks.
	 * @param failure the cause, or {@code null} to let them succeed again
	 * @return this connection
	 */
	public FakeSocketConnection failSends(@Nullable Throwable failure) {
		this.transport.failSends(failure);
		return this;
	}

	/**
	 * Let time pass, which stands still otherwise: what is due runs within this call.
	 * @param time how much
	 * @return this connection
	 */
	public FakeSocketConnection elapse(Duration time) {
		this.timer.elapse(time);
		return this;
	}

	/**
	 * Return what the task has sent since it was made or {@linkplain #reset() reset}.
	 * @return a copy; {@code String} for text, {@code byte[]} for binary
	 */
	public List<Object> sent() {
		return this.transport.sent();
	}

	/**
	 * Return the close frames that the task has sent since it was made or
	 * {@linkplain #reset() reset}.
	 * @return a copy
	 */
	public List<OnCloseCallbackResult> sentCloses() {
		return this.transport.sentCloses();
	}

	/**
	 * Be as new: lose the connection, if any, and forget what was sent and set.
	 */
	public void reset() {
		this.transport.reset();
		if (this.task.readyState() != SocketTask.CLOSED) {
			// Waiting messages delay the end.
			this.task.stop();
			this.transport.reset();
		}
		this.task.resume();
		this.timer.reset();
	}

	private FakeTransportConnection connecting() {
		start();
		FakeTransportConnection connection = this.transport.current("be opened");
		boolean first = this.task.readyState() == SocketTask.CONNECTING;
		if (connection.isOpen() || (!first && this.task.readyState() != SocketTask.OPEN)) {
			throw new IllegalStateException(this.task + " is connected already");
		}
		return connection;
	}

	private void start() {
		if (this.task.readyState() == SocketTask.CLOSED) {
			// A scheduled retry runs at once.
			this.task.reconnect();
		}
	}

	private FakeTransportConnection established(String action) {
		FakeTransportConnection connection = this.transport.inUse(action);
		if (!connection.isOpen()) {
			throw new IllegalStateException(this.task + " is not open and can't " + action);
		}
		return connection;
	}

	@Override
	public String toString() {
		return "FakeSocketConnection of " + this.task;
	}

}
