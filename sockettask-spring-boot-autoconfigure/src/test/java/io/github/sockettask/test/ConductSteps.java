package io.github.sockettask.test;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntConsumer;

/**
 * How the server behaves, and how a script keeps time. All but {@link #echo()} may come
 * before the handshake is answered.
 *
 * @since 0.1.0
 */
public interface ConductSteps {

	/**
	 * Set the deadline of every later step or call that waits on this connection.
	 * @param deadline the time to wait at most
	 * @return this connection
	 */
	TestSocketConnection within(Duration deadline);

	/**
	 * Do not answer pings.
	 * @return this connection
	 */
	TestSocketConnection noPongReply();

	/**
	 * Do not answer a close frame, nor close the TCP connection after it.
	 * @return this connection
	 */
	TestSocketConnection noCloseReply();

	/**
	 * Read nothing more from the socket, so that its buffers fill. A FIN of the client
	 * stays unseen too. See {@link TestSocketServer.Builder#receiveBufferSize(int)}.
	 * @return this connection
	 */
	TestSocketConnection stopReading();

	/**
	 * Read again, at full speed or as {@link #slowReader} was told.
	 * @return this connection
	 */
	TestSocketConnection resumeReading();

	/**
	 * Read slowly.
	 * @param bytesPerRead the bytes to read at most at a time
	 * @param pause the time between two reads
	 * @return this connection
	 */
	TestSocketConnection slowReader(int bytesPerRead, Duration pause);

	/**
	 * Read nothing and answer nothing, as a peer behind a dead network does, while the
	 * TCP connection stays open until the server is closed.
	 * @return this connection
	 */
	default TestSocketConnection silence() {
		return noPongReply().noCloseReply().stopReading();
	}

	/**
	 * Write every byte from now on with a write of its own.
	 * @return this connection
	 */
	default TestSocketConnection trickle() {
		return trickle(Duration.ZERO);
	}

	/**
	 * Write every byte from now on with a write of its own.
	 * @param pause the time after each byte
	 * @return this connection
	 */
	TestSocketConnection trickle(Duration pause);

	/**
	 * Send every message back until the client closes or ends the connection. There is no
	 * deadline.
	 * @return this connection
	 */
	TestSocketConnection echo();

	/**
	 * Let time pass. The pause ends with the server.
	 * @param duration the time
	 * @return this connection
	 */
	TestSocketConnection pause(Duration duration);

	/**
	 * Let time pass before the handshake is answered.
	 * @param duration the time
	 * @return this connection
	 */
	default TestSocketConnection delayHandshake(Duration duration) {
		return pause(duration);
	}

	/**
	 * Wait for the test.
	 * @param latch the latch it counts down; must be open within the deadline
	 * @return this connection
	 */
	TestSocketConnection await(CountDownLatch latch);

	/**
	 * Run something between two steps, such as counting down a latch of the test.
	 * @param action the action
	 * @return this connection
	 */
	TestSocketConnection run(Runnable action);

	/**
	 * Repeat steps.
	 * @param times how often
	 * @param step is given 0, 1, 2 and so on
	 * @return this connection
	 */
	TestSocketConnection repeat(int times, IntConsumer step);

}
