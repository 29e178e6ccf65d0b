package io.github.sockettask.benchmarks.peers.springtyrus;

import java.io.IOException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.WebSocketSessionDecorator;

/**
 * Lets one thread at a time send.
 */
class LockedSession extends WebSocketSessionDecorator {

	private final Lock lock = new ReentrantLock();

	LockedSession(WebSocketSession session) {
		super(session);
	}

	@Override
	public void sendMessage(WebSocketMessage<?> message) throws IOException {
		this.lock.lock();
		try {
			super.sendMessage(message);
		}
		finally {
			this.lock.unlock();
		}
	}

}
