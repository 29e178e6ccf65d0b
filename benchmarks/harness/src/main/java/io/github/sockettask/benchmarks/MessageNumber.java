package io.github.sockettask.benchmarks;

/**
 * The sender of a message and its number, in its first two characters. With these, the
 * server checks whether the messages of a sender arrive in order.
 *
 * @param sender the sender, from 0
 * @param number number of the message, which begins with 0 again after the last one
 */
public record MessageNumber(int sender, int number) {

	/**
	 * How many senders can be told apart.
	 */
	public static final int SENDERS = 16;

	/**
	 * How many messages of a sender can be told apart.
	 */
	public static final int NUMBERS = 64;

	private static final int FIRST = '0';

	/**
	 * Write a text that begins with this number.
	 * @param size length of the text
	 * @return the text
	 */
	public String text(int size) {
		return "" + (char) (FIRST + this.sender) + (char) (FIRST + this.number) + "x".repeat(size - 2);
	}

	/**
	 * Read the sender.
	 * @param start the first four bytes of a message
	 * @return the sender
	 */
	public static int sender(int start) {
		return ((start >>> 24) - FIRST) & (SENDERS - 1);
	}

	/**
	 * Read the number.
	 * @param start the first four bytes of a message
	 * @return the number
	 */
	public static int number(int start) {
		return ((start >>> 16) - FIRST) & (NUMBERS - 1);
	}

}
