package io.github.sockettask.benchmarks.peers.tyrusjdk;

import java.io.IOException;
import java.nio.ByteBuffer;

import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;

import io.github.sockettask.benchmarks.client.BenchmarkConnection;
import io.github.sockettask.benchmarks.client.SendWindow;

/**
 * Sends with the asynchronous API of Jakarta WebSocket.
 */
class TyrusConnection implements BenchmarkConnection {

	private final Session session;

	private final RemoteEndpoint.Async remote;

	TyrusConnection(Session session) {
		this.session = session;
		this.remote = session.getAsyncRemote();
	}

	@Override
	public void sendText(String text, SendWindow window) {
		this.remote.sendText(text, (result) -> tell(result, window));
	}

	@Override
	public void sendBinary(byte[] bytes, SendWindow window) {
		this.remote.sendBinary(ByteBuffer.wrap(bytes), (result) -> tell(result, window));
	}

	private void tell(SendResult result, SendWindow window) {
		window.accept(null, result.isOK() ? null : result.getException());
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
