package io.github.sockettask.contract;

import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.OnCloseCallbackResult;
import io.github.sockettask.OnOpenCallbackResult;
import io.github.sockettask.SocketTaskException;
import io.github.sockettask.transport.OutboundMessages;
import io.github.sockettask.transport.Transport;
import io.github.sockettask.transport.TransportConnection;
import io.github.sockettask.transport.TransportHandler;
import io.github.sockettask.transport.TransportRequest;

/**
 * Counts messages that have arrived and were not yet handled.
 *
 * @param transport opens the connections
 * @param waiting how many there are
 * @param most how many there have been at a time
 */
record CountingTransport(Transport transport, AtomicInteger waiting, AtomicInteger most) implements Transport {

	CountingTransport(Transport transport) {
		this(transport, new AtomicInteger(), new AtomicInteger());
	}

	void handled() {
		this.waiting.decrementAndGet();
	}

	@Override
	public boolean inEventLoop() {
		return this.transport.inEventLoop();
	}

	@Override
	public void open(TransportRequest request, TransportHandler handler) {
		this.transport.open(request, new CountingHandler(handler));
	}

	private final class CountingHandler implements TransportHandler {

		private final TransportHandler handler;

		private CountingHandler(TransportHandler handler) {
			this.handler = handler;
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
			this.handler.opened(result);
		}

		@Override
		public void message(Object message) {
			int waiting = CountingTransport.this.waiting.incrementAndGet();
			CountingTransport.this.most.accumulateAndGet(waiting, Math::max);
			this.handler.message(message);
		}

		@Override
		public void messagesComplete() {
			this.handler.messagesComplete();
		}

		@Override
		public void whenHandled(Runnable task) {
			this.handler.whenHandled(task);
		}

		@Override
		public void closed(OnCloseCallbackResult result, @Nullable SocketTaskException error) {
			this.handler.closed(result, error);
		}

	}

}
