package io.github.sockettask.benchmarks.client;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.github.sockettask.benchmarks.Requests;

/**
 * Asks the server how many messages have arrived. Handles the messages of the connection
 * on which they were sent.
 */
class Confirmation implements MessageHandler {

	private static final int SECONDS = 20;

	private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

	/**
	 * Wait until the server has confirmed that all messages have arrived.
	 * @param connection the connection
	 * @param window a window with room for one more message
	 * @param sent how many were sent since the last time
	 * @throws InterruptedException if interrupted
	 * @throws IllegalStateException if another number has arrived, or not as it was sent
	 */
	void await(BenchmarkConnection connection, SendWindow window, long sent) throws InterruptedException {
		connection.sendText(Requests.COUNT, window);
		String answer = this.answers.poll(SECONDS, TimeUnit.SECONDS);
		if (!Long.toString(sent).equals(answer)) {
			throw new IllegalStateException("Of %d messages %s arrived".formatted(sent, answer));
		}
	}

	@Override
	public void onText(String text) {
		this.answers.add(text);
	}

	@Override
	public void onBinary(int size) {
		throw new IllegalStateException("Nothing binary was asked for");
	}

}
