package io.github.sockettask.benchmarks.peers.jetty;

import java.nio.ByteBuffer;

import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

import io.github.sockettask.benchmarks.client.BenchmarkConnection;
import io.github.sockettask.benchmarks.client.SendWindow;

/**
 * Sends with Jetty's asynchronous API.
 */
class JettyConnection implements BenchmarkConnection {

	private final Session session;

	JettyConnection(Session session) {
		this.session = session;
	}

	@Override
	public void sendText(String text, SendWindow window) {
		this.session.sendText(text, Callback.from(window::written, window::failed));
	}

	@Override
	public void sendBinary(byte[] bytes, SendWindow window) {
		this.session.sendBinary(ByteBuffer.wrap(bytes), Callback.from(window::written, window::failed));
	}

	@Override
	public void close() {
		this.session.close();
	}

}
