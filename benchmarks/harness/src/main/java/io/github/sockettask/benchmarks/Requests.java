package io.github.sockettask.benchmarks;

import java.time.Duration;

/**
 * The short texts by which a client asks the server for something. All are shorter than
 * any measured message, so that the server tells them apart by their length.
 */
public final class Requests {

	/**
	 * Length up to which a text is a request.
	 */
	public static final int MAX_LENGTH = 15;

	/**
	 * Asks how many messages have arrived since the last such request. The answer is the
	 * number.
	 */
	public static final String COUNT = "count";

	/**
	 * Asks for one message.
	 */
	public static final String ONE = "one";

	/**
	 * How long the server waits with a burst, so that all connections can ask before one
	 * of them is busy.
	 */
	public static final Duration BURST_DELAY = Duration.ofMillis(400);

	private static final String BURST = "burst ";

	private static final String FOR_MILLIS = "for ";

	private static final String END = "end ";

	private Requests() {
	}

	/**
	 * Ask for as many messages as possible.
	 * @param duration how long
	 * @return the request
	 */
	public static String messagesFor(Duration duration) {
		return FOR_MILLIS + duration.toMillis();
	}

	/**
	 * Read a request for as many messages as possible.
	 * @param request a request
	 * @return how long
	 */
	public static Duration duration(String request) {
		return Duration.ofMillis(Long.parseLong(request.substring(FOR_MILLIS.length())));
	}

	/**
	 * Ask for a number of messages at once, after {@link #BURST_DELAY}.
	 * @param count how many
	 * @return the request
	 */
	public static String burst(int count) {
		return BURST + count;
	}

	/**
	 * Read a request for a number of messages.
	 * @param request a request
	 * @return how many
	 */
	public static int burst(String request) {
		return Integer.parseInt(request.substring(BURST.length()));
	}

	/**
	 * Tell that all messages were sent.
	 * @param count how many they were
	 * @return the text
	 */
	public static String end(long count) {
		return END + count;
	}

	/**
	 * Read how many messages were sent.
	 * @param end the text
	 * @return how many
	 */
	public static long count(String end) {
		return Long.parseLong(end.substring(END.length()));
	}

}
