package io.github.sockettask.benchmarks.peers.springtyrus;

import java.time.Duration;

import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.ConcurrentWebSocketSessionDecorator;

import io.github.sockettask.benchmarks.client.QueueWatch;
import io.github.sockettask.benchmarks.client.SendWindow;
import io.github.sockettask.benchmarks.peers.spring.SpringConnection;

/**
 * Sends as long as little is waiting. The decorator lets one thread write for all, and
 * doesn't tell the others when that is done, but how much is waiting.
 */
class DecoratedConnection extends SpringConnection {

	// beyond these it would close the session
	private static final int SEND_TIME_LIMIT = (int) Duration.ofMinutes(5).toMillis();

	private static final int BUFFER_SIZE_LIMIT = 64 * 1024 * 1024;

	// as many bytes as others may have waiting in messages
	private static final int MAX_QUEUE_SIZE = 64 * 1024;

	private final QueueWatch queue = new QueueWatch();

	private final ConcurrentWebSocketSessionDecorator session;

	DecoratedConnection(WebSocketSession session) {
		this(new ConcurrentWebSocketSessionDecorator(session, SEND_TIME_LIMIT, BUFFER_SIZE_LIMIT));
	}

	private DecoratedConnection(ConcurrentWebSocketSessionDecorator session) {
		super(session);
		this.session = session;
	}

	@Override
	public void sendText(String text, SendWindow window) {
		this.queue.awaitRoom(() -> this.session.getBufferSize() > MAX_QUEUE_SIZE);
		super.sendText(text, window);
	}

}
