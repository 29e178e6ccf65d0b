package io.github.sockettask.benchmarks.peers.spring;

import java.io.IOException;

import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;

import io.github.sockettask.benchmarks.client.BenchmarkConnection;
import io.github.sockettask.benchmarks.client.SendWindow;

/**
 * Sends one message after the other: Spring's sessions block until it is written.
 */
public class SpringConnection implements BenchmarkConnection {

	private final WebSocketSession session;

	/**
	 * Create a connection.
	 * @param session the session
	 */
	public SpringConnection(WebSocketSession session) {
		this.session = session;
	}

	@Override
	public void sendText(String text, SendWindow window) {
		send(new TextMessage(text), window);
	}

	@Override
	public void sendBinary(byte[] bytes, SendWindow window) {
		send(new BinaryMessage(bytes), window);
	}

	private void send(WebSocketMessage<?> message, SendWindow window) {
		try {
			this.session.sendMessage(message);
			window.written();
		}
		catch (IOException ex) {
			window.failed(ex);
		}
	}

	@Override
	public void close() {
		try {
			this.session.close();
		}
		catch (IOException ex) {
			// it is gone
		}
	}

}
