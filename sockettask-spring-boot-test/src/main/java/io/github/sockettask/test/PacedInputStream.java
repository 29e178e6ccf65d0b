package io.github.sockettask.test;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Reads from the wire as fast as the script allows it.
 */
final class PacedInputStream extends InputStream {

	private static final Duration FOREVER = Duration.ofDays(365);

	private final Wire wire;

	private final Signal signal;

	private int bytesPerRead = Integer.MAX_VALUE;

	private Duration pause = Duration.ZERO;

	private boolean stopped;

	PacedInputStream(Wire wire, Signal signal) {
		this.wire = wire;
		this.signal = signal;
	}

	void slow(int bytes, Duration pauseBetween) {
		this.signal.change(() -> {
			this.bytesPerRead = bytes;
			this.pause = pauseBetween;
		});
	}

	void stop() {
		this.signal.change(() -> this.stopped = true);
	}

	void resume() {
		this.signal.change(() -> this.stopped = false);
	}

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return (read(one, 0, 1) < 0) ? -1 : one[0] & 0xFF;
	}

	@Override
	public int read(byte[] target, int offset, int length) throws IOException {
		this.signal.pause(this.signal.read(() -> this.pause));
		awaitPermission();
		int count = this.wire.input().read(target, offset, Math.min(length, this.signal.read(() -> this.bytesPerRead)));
		// A read in progress when the script paused reading must not count.
		awaitPermission();
		return count;
	}

	private void awaitPermission() {
		this.signal.<Boolean>poll(FOREVER, this::permission);
	}

	private @Nullable Boolean permission() {
		return (this.stopped) ? null : Boolean.TRUE;
	}

}
