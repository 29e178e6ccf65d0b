package io.github.sockettask.benchmarks.client;

/**
 * An open connection of a library under measurement.
 */
public interface BenchmarkConnection {

	/**
	 * Send a text message, in order.
	 * @param text the text
	 * @param window to be told when the library is done with the message. A library that
	 * doesn't say so bounds what is waiting by its own means and tells the window at once
	 */
	void sendText(String text, SendWindow window);

	/**
	 * Send a binary message, in order.
	 * @param bytes the bytes
	 * @param window as for text
	 */
	void sendBinary(byte[] bytes, SendWindow window);

	/**
	 * Close the connection, without waiting for it.
	 */
	void close();

}
