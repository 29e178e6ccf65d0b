package io.github.sockettask.test;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * Hands every step to the part of the connection that knows how.
 */
final class DefaultTestSocketConnection extends RecordedConnection implements TestSocketConnection {

	private final ConnectionParts parts;

	private final Handshaking handshaking;

	private volatile @Nullable Thread scriptThread;

	private volatile int step;

	DefaultTestSocketConnection(int number, SocketHandshake handshake, ConnectionParts parts) {
		super(number, handshake, parts);
		this.parts = parts;
		this.handshaking = new Handshaking(handshake, parts.writer(), parts.conversation(), parts.signal(),
				parts.compressible());
	}

	/**
	 * Play a script on the current thread.
	 * @param script the script
	 * @throws Exception what the script throws
	 */
	void play(SocketScript script) throws Exception {
		this.scriptThread = Thread.currentThread();
		script.play(this);
		this.handshaking.acceptIfPending();
	}

	int step() {
		return this.step;
	}

	private DefaultTestSocketConnection count() {
		if (Thread.currentThread() == this.scriptThread) {
			this.step++;
		}
		return this;
	}

	private ConnectionParts open() {
		count();
		if (Thread.currentThread() == this.scriptThread) {
			this.handshaking.acceptIfPending();
		}
		else if (!this.parts.expectations().await("the script to answer the handshake", this.handshaking::isOpen)) {
			throw new IllegalStateException("The script has refused the handshake");
		}
		return this.parts;
	}

	private ConnectionParts parts() {
		return count().parts;
	}

	private Handshaking handshaking() {
		return count().handshaking;
	}

	@Override
	public TestSocketConnection header(String name, String value) {
		handshaking().answer().add(name, value);
		return this;
	}

	@Override
	public TestSocketConnection withoutHeader(String name) {
		handshaking().answer().remove(name);
		return this;
	}

	@Override
	public TestSocketConnection accept() {
		handshaking().accept();
		return this;
	}

	@Override
	public TestSocketConnection acceptTogetherWith(SocketFrame... frames) {
		return inSameSegment((connection) -> connection.accept().rawFrame(frames));
	}

	@Override
	public TestSocketConnection refuse(int status, Map<String, String> headers) {
		handshaking().refuse(status, headers);
		return this;
	}

	@Override
	public TestSocketConnection rawHandshake(byte[] bytes) {
		handshaking().raw(bytes);
		return this;
	}

	@Override
	public TestSocketConnection silentHandshake() {
		handshaking().end();
		return this;
	}

	@Override
	public TestSocketConnection dropBeforeHandshake() {
		handshaking().end();
		this.parts.writer().finish();
		return this;
	}

	@Override
	public TestSocketConnection resetBeforeHandshake() {
		handshaking().end();
		this.parts.wire().reset();
		return this;
	}

	@Override
	public TestSocketConnection rawFrame(SocketFrame... frames) {
		ConnectionWriter writer = open().writer();
		Arrays.stream(frames).forEach(writer::write);
		return this;
	}

	@Override
	public TestSocketConnection raw(byte[] bytes) {
		open().writer().write(bytes);
		return this;
	}

	@Override
	public TestSocketConnection inSameSegment(Consumer<TestSocketConnection> steps) {
		// No thread may hold the writer while it waits for the answer of the script.
		ConnectionParts ready = (Thread.currentThread() == this.scriptThread) ? parts() : open();
		ready.writer().together(() -> steps.accept(this));
		return this;
	}

	@Override
	public TestSocketConnection drop() {
		open().writer().finish();
		return this;
	}

	@Override
	public TestSocketConnection reset() {
		open().wire().reset();
		return this;
	}

	@Override
	public TestSocketConnection expect(String what, Predicate<SocketFrame> matching) {
		open().expectations().next(what, this.parts.recording().conversation(), matching);
		return this;
	}

	@Override
	public TestSocketConnection expectPing() {
		open().expectations().next("a ping", this.parts.recording().pings(), (frame) -> true);
		return this;
	}

	@Override
	public TestSocketConnection expectPong() {
		open().expectations().next("a pong", this.parts.recording().pongs(), (frame) -> true);
		return this;
	}

	@Override
	public TestSocketConnection expectPong(byte[] payload) {
		String what = SocketFrame.of(SocketFrame.PONG, payload).toString();
		open().expectations()
			.next(what, this.parts.recording().pongs(), (frame) -> Arrays.equals(frame.payload(), payload));
		return this;
	}

	@Override
	public TestSocketConnection within(Duration deadline) {
		parts().expectations().within(deadline);
		return this;
	}

	@Override
	public TestSocketConnection noPongReply() {
		parts().conversation().answerNoPing();
		return this;
	}

	@Override
	public TestSocketConnection noCloseReply() {
		parts().conversation().answerNoClose();
		return this;
	}

	@Override
	public TestSocketConnection stopReading() {
		parts().input().stop();
		return this;
	}

	@Override
	public TestSocketConnection resumeReading() {
		parts().input().resume();
		return this;
	}

	@Override
	public TestSocketConnection slowReader(int bytesPerRead, Duration pause) {
		parts().input().slow(bytesPerRead, pause);
		return this;
	}

	@Override
	public TestSocketConnection trickle(Duration pause) {
		parts().writer().trickle(pause);
		return this;
	}

	@Override
	public TestSocketConnection echo() {
		Expectations expectations = open().expectations();
		this.parts.conversation().settle();
		for (SocketFrame next = expectations.nextMessage(); next != null; next = expectations.nextMessage()) {
			this.parts.writer().write(next);
		}
		return this;
	}

	@Override
	public TestSocketConnection pause(Duration duration) {
		parts().signal().pause(duration);
		return this;
	}

	@Override
	public TestSocketConnection await(CountDownLatch latch) {
		Duration deadline = parts().expectations().deadline();
		try {
			if (!latch.await(deadline.toNanos(), TimeUnit.NANOSECONDS)) {
				throw new AssertionError("Expected the latch to be open within " + deadline.toMillis() + " ms");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new CancellationException("Interrupted");
		}
		return this;
	}

	@Override
	public TestSocketConnection run(Runnable action) {
		count();
		action.run();
		return this;
	}

	@Override
	public TestSocketConnection repeat(int times, IntConsumer step) {
		for (int i = 0; i < times; i++) {
			step.accept(i);
		}
		return this;
	}

}
