package io.github.sockettask.benchmarks.client;

/**
 * Gets the messages of a connection, one at a time and whole, in the thread in which the
 * library delivers them. Never blocks, unless that is what is measured.
 */
public interface MessageHandler {

	/**
	 * Handle a text message.
	 * @param text the text
	 */
	void onText(String text);

	/**
	 * Handle a binary message, which the library has delivered in the type that it has
	 * for it.
	 * @param size its size in bytes
	 */
	void onBinary(int size);

}
