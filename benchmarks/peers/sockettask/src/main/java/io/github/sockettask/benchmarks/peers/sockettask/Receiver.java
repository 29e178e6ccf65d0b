package io.github.sockettask.benchmarks.peers.sockettask;

import io.github.sockettask.SocketTask;
import io.github.sockettask.benchmarks.client.MessageHandler;

/**
 * A bean with annotated methods.
 */
interface Receiver {

	void add(SocketTask task, MessageHandler handler);

}
