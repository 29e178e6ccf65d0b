package io.github.sockettask.transport.netty;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.OnCloseCallbackResult;
import io.github.sockettask.OnOpenCallbackResult;
import io.github.sockettask.SocketTaskException;
import io.github.sockettask.transport.OutboundMessages;
import io.github.sockettask.transport.TransportConnection;
import io.github.sockettask.transport.TransportHandler;

/**
 * Keeps calls of a handler from overlapping, since a call may itself end the connection.
 */
class SerialHandler implements TransportHandler {

	private final TransportHandler handler;

	private final ConnectionLoop loop;

	// The fields below belong to the event loop

	/** Whether the handler is being called. */
	private boolean calling;

	/** Whether messages were delivered and not reported as complete yet. */
	private boolean incomplete;

	SerialHandler(TransportHandler handler, ConnectionLoop loop) {
		this.handler = handler;
		this.loop = loop;
	}

	@Override
	public void opening(TransportConnection connection) {
		this.handler.opening(connection);
	}

	@Override
	public OutboundMessages messages() {
		return this.handler.messages();
	}

	@Override
	public void opened(OnOpenCallbackResult result) {
		this.calling = true;
		try {
			this.handler.opened(result);
		}
		finally {
			this.calling = false;
		}
	}

	@Override
	public void message(Object message) {
		this.incomplete = true;
		this.calling = true;
		try {
			this.handler.message(message);
		}
		finally {
			this.calling = false;
		}
	}

	@Override
	public void messagesComplete() {
		if (!this.incomplete) {
			return;
		}
		this.incomplete = false;
		this.calling = true;
		try {
			this.handler.messagesComplete();
		}
		finally {
			this.calling = false;
		}
	}

	@Override
	public boolean keepsMessages() {
		return this.handler.keepsMessages();
	}

	@Override
	public void whenHandled(Runnable task) {
		messagesComplete();
		this.handler.whenHandled(task);
	}

	@Override
	public void lost() {
		this.handler.lost();
	}

	@Override
	public void closed(OnCloseCallbackResult result, @Nullable SocketTaskException error) {
		if (this.loop.loop().inEventLoop() && this.calling) {
			// Without the event loop, the call is nested, which is better than none.
			this.loop.executeLater(() -> end(result, error), (rejected) -> end(result, error));
		}
		else {
			end(result, error);
		}
	}

	private void end(OnCloseCallbackResult result, @Nullable SocketTaskException error) {
		// The end may come in the middle of a read.
		messagesComplete();
		this.handler.closed(result, error);
	}

}
