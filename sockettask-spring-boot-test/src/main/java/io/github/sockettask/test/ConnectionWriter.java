package io.github.sockettask.test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Writes to the wire, a whole write at a time: scripts, tests and replies do not mix.
 */
final class ConnectionWriter {

	private final ReentrantLock lock = new ReentrantLock();

	private final Wire wire;

	private final MessageForm form;

	private final Consumer<Duration> pause;

	private @Nullable ByteArrayOutputStream corked;

	private @Nullable Duration trickle;

	private volatile boolean closeSent;

	ConnectionWriter(Wire wire, MessageForm form, Consumer<Duration> pause) {
		this.wire = wire;
		this.form = form;
		this.pause = pause;
	}

	void write(byte[] bytes) {
		locked(() -> {
			if (this.corked != null) {
				this.corked.write(bytes);
			}
			else if (this.trickle != null) {
				trickle(bytes, this.trickle);
			}
			else {
				this.wire.output().write(bytes);
				this.wire.output().flush();
			}
		});
	}

	void write(SocketFrame frame) {
		if (frame.opcode() == SocketFrame.CLOSE) {
			// Recorded first, since the client may answer before the write returns.
			this.closeSent = true;
		}
		locked(() -> this.form.outgoing(frame).forEach((part) -> write(part.encode())));
	}

	/**
	 * Collect the frames that the action writes and write them at once. Other threads do
	 * not write meanwhile.
	 * @param action the action
	 */
	void together(Runnable action) {
		locked(() -> {
			if (this.corked != null) {
				action.run();
				return;
			}
			ByteArrayOutputStream held = new ByteArrayOutputStream();
			this.corked = held;
			try {
				action.run();
			}
			finally {
				this.corked = null;
			}
			write(held.toByteArray());
		});
	}

	void trickle(Duration pauseBetween) {
		locked(() -> this.trickle = pauseBetween);
	}

	void finish() {
		locked(this.wire::finish);
	}

	/**
	 * Wait until a write that is under way is done or has failed.
	 * @param timeout how long to wait: the client may not be reading
	 */
	void awaitIdle(Duration timeout) {
		try {
			if (this.lock.tryLock(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
				this.lock.unlock();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	boolean closeSent() {
		return this.closeSent;
	}

	private void trickle(byte[] bytes, Duration pauseBetween) throws IOException {
		for (byte part : bytes) {
			this.wire.output().write(part);
			this.wire.output().flush();
			this.pause.accept(pauseBetween);
		}
	}

	private void locked(Write write) {
		this.lock.lock();
		try {
			write.run();
		}
		catch (IOException ex) {
			this.wire.broken();
			throw new ConnectionGoneException(ex);
		}
		finally {
			this.lock.unlock();
		}
	}

	private interface Write {

		void run() throws IOException;

	}

}
