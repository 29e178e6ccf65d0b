package io.github.sockettask.interleaving;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.OnCloseCallbackResult;
import io.github.sockettask.OnOpenCallbackResult;
import io.github.sockettask.SocketTaskException;
import io.github.sockettask.transport.OutboundMessages;
import io.github.sockettask.transport.TransportConnection;
import io.github.sockettask.transport.TransportHandler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Watches both directions of a connection: the calls of the engine and the reports of the
 * transport.
 */
class WatchedConnection implements TransportConnection, TransportHandler {

	private final int number;

	private final TransportHandler handler;

	private final Complaints complaints = new Complaints();

	private final OneAtATime reports = new OneAtATime(this.complaints);

	private final WatchedMessages messages;

	private volatile boolean opened;

	private volatile boolean incomplete;

	private volatile @Nullable OnCloseCallbackResult closed;

	private volatile @Nullable TransportConnection connection;

	WatchedConnection(int number, TransportHandler handler) {
		this.number = number;
		this.handler = handler;
		this.messages = new WatchedMessages(handler.messages(), this.complaints);
	}

	int number() {
		return this.number;
	}

	Complaints complaints() {
		return this.complaints;
	}

	/** The transport has reported its end, and told the outcome of each send. */
	void verifyOver() {
		assertThat(this.closed).as("the end of connection %s", this.number).isNotNull();
		assertThat(this.messages.pending()).as("sends of connection %s without an outcome", this.number).isZero();
	}

	/**
	 * Return whether both sides said that they close.
	 * @return whether nothing that was written can be lost
	 */
	boolean isClosedInOrder() {
		OnCloseCallbackResult closed = this.closed;
		return closed != null && closed.code() != 1006;
	}

	/**
	 * Return the texts whose sends were successful.
	 * @return the texts
	 */
	List<String> written() {
		return this.messages.written();
	}

	@Override
	public void opening(TransportConnection connection) {
		this.connection = connection;
		this.handler.opening(this);
	}

	@Override
	public void opened(OnOpenCallbackResult result) {
		this.reports.run("opened", () -> {
			this.complaints.unless(!this.opened && this.closed == null, "opened twice, or after closed");
			this.opened = true;
			this.handler.opened(result);
		});
	}

	@Override
	public void message(Object message) {
		this.reports.run("message", () -> {
			this.complaints.unless(this.opened && this.closed == null, "message outside of the connection");
			this.incomplete = true;
			this.handler.message(message);
		});
	}

	@Override
	public void messagesComplete() {
		this.reports.run("messagesComplete", () -> {
			this.complaints.unless(this.opened && this.closed == null, "messagesComplete outside of the connection");
			this.incomplete = false;
			this.handler.messagesComplete();
		});
	}

	@Override
	public void whenHandled(Runnable task) {
		this.handler.whenHandled(task);
	}

	@Override
	public void closed(OnCloseCallbackResult result, @Nullable SocketTaskException error) {
		this.reports.run("closed", () -> {
			this.complaints.unless(this.closed == null, "closed twice");
			this.complaints.unless(!this.incomplete, "closed before messages were complete");
			this.closed = result;
			this.handler.closed(result, error);
		});
	}

	@Override
	public OutboundMessages messages() {
		return this.messages;
	}

	@Override
	public void flush() {
		connection().flush();
	}

	@Override
	public void sendPing(ByteBuffer payload, Completion completion) {
		connection().sendPing(payload, completion);
	}

	@Override
	public void close(int code, String reason, Duration drain) {
		connection().close(code, reason, drain);
	}

	@Override
	public void cut(String reason) {
		connection().cut(reason);
	}

	@Override
	public long reads() {
		return connection().reads();
	}

	@Override
	public void abort(@Nullable SocketTaskException error) {
		connection().abort(error);
	}

	@Override
	public void pauseReading() {
		connection().pauseReading();
	}

	@Override
	public void resumeReading() {
		connection().resumeReading();
	}

	@Override
	public void execute(Runnable task) {
		connection().execute(task);
	}

	@Override
	public <T> @Nullable T unwrap(Class<T> type) {
		return connection().unwrap(type);
	}

	private TransportConnection connection() {
		TransportConnection connection = this.connection;
		if (connection == null) {
			throw new IllegalStateException("not open");
		}
		return connection;
	}

}
