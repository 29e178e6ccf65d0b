package io.github.sockettask.benchmarks.peers.vertx;

import io.vertx.core.AsyncResult;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;

import io.github.sockettask.benchmarks.client.BenchmarkConnection;
import io.github.sockettask.benchmarks.client.SendWindow;

/**
 * Sends and is told by futures.
 */
class VertxConnection implements BenchmarkConnection {

	private final WebSocket socket;

	VertxConnection(WebSocket socket) {
		this.socket = socket;
	}

	@Override
	public void sendText(String text, SendWindow window) {
		this.socket.writeTextMessage(text).onComplete((result) -> tell(result, window));
	}

	@Override
	public void sendBinary(byte[] bytes, SendWindow window) {
		this.socket.writeBinaryMessage(Buffer.buffer(bytes)).onComplete((result) -> tell(result, window));
	}

	private void tell(AsyncResult<Void> result, SendWindow window) {
		window.accept(null, result.cause());
	}

	@Override
	public void close() {
		this.socket.close();
	}

}
