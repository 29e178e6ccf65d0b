package io.github.sockettask.benchmarks.peers.sockettask;

import io.github.sockettask.SocketTask;
import io.github.sockettask.benchmarks.client.BenchmarkConnection;
import io.github.sockettask.benchmarks.client.SendWindow;

/**
 * Sends and is told by futures.
 *
 * @param task the task
 */
record SocketTaskConnection(SocketTask task) implements BenchmarkConnection {

	@Override
	public void sendText(String text, SendWindow window) {
		this.task.send(text).whenComplete(window);
	}

	@Override
	public void sendBinary(byte[] bytes, SendWindow window) {
		this.task.send(bytes).whenComplete(window);
	}

	@Override
	public void close() {
		this.task.close();
	}

}
