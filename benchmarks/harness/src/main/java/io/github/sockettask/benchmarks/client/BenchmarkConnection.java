package io.github.sockettask.benchmarks.client;

/**
 * An open connection of a library under measurement. Where its peer takes part in cases
 * of several senders, many threads send at a time, each with a window of its own.
 */
public interface BenchmarkConnection {

	/**
	 * Send a text message, after those that the same thread has sent.
	 * @param text the text
	 * @param window to be told when the library is done with the message. A library that
	 * doesn't say so bounds what is waiting by its own means and tells the window at once
	 */
	void sendText(String text, SendWindow window);

	/**
	 * Send a binary message, after those that the same thread has sent.
	 * @param bytes the bytes
	 * @param window as for text
	 */
	void sendBinary(byte[] bytes, SendWindow window);

	/**
	 * Close the connection, without waiting for it.
	 */
	void close();

}
