package io.github.sockettask.transport.netty;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.OnCloseCallbackResult;
import io.github.sockettask.OnOpenCallbackResult;
import io.github.sockettask.SocketTaskException;
import io.github.sockettask.transport.OutboundMessages;
import io.github.sockettask.transport.TransportConnection;
import io.github.sockettask.transport.TransportHandler;

/**
 * Keeps what a transport reports.
 */
class RecordingHandler implements TransportHandler {

	private final UntrackedMessages outbound = new UntrackedMessages();

	private final CompletableFuture<TransportConnection> connection = new CompletableFuture<>();

	private final CompletableFuture<OnOpenCallbackResult> opened = new CompletableFuture<>();

	private final BlockingQueue<Object> messages = new LinkedBlockingQueue<>();

	private final CompletableFuture<OnCloseCallbackResult> closed = new CompletableFuture<>();

	private volatile @Nullable SocketTaskException error;

	@Override
	public void opening(TransportConnection connection) {
		this.connection.complete(connection);
	}

	@Override
	public OutboundMessages messages() {
		return this.outbound;
	}

	void send(Object payload) {
		this.outbound.add(payload);
		connection().flush();
	}

	TransportConnection connection() {
		return this.connection.join();
	}

	@Override
	public void opened(OnOpenCallbackResult result) {
		this.opened.complete(result);
	}

	@Override
	public void message(Object message) {
		this.messages.add(message);
	}

	@Override
	public void messagesComplete() {
		// no difference
	}

	@Override
	public void closed(OnCloseCallbackResult result, @Nullable SocketTaskException error) {
		this.error = error;
		this.closed.complete(result);
	}

	OnOpenCallbackResult awaitOpened() throws Exception {
		try {
			return this.opened.get(5, TimeUnit.SECONDS);
		}
		catch (TimeoutException ex) {
			throw new AssertionError("It did not open; closed: " + this.closed + ", error: " + this.error, ex);
		}
	}

	Object awaitMessage() throws Exception {
		Object message = this.messages.poll(5, TimeUnit.SECONDS);
		if (message == null) {
			throw new AssertionError("No message came; closed: " + this.closed + ", error: " + this.error);
		}
		return message;
	}

	OnCloseCallbackResult awaitClosed() throws Exception {
		return this.closed.get(5, TimeUnit.SECONDS);
	}

	@Nullable SocketTaskException error() {
		return this.error;
	}

}
