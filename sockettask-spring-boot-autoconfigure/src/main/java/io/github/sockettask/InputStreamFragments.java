package io.github.sockettask;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Reads a stream for one subscriber, in the thread that requests. The publisher of the
 * JDK completes when a stream fails.
 *
 * @param stream the stream
 */
record InputStreamFragments(InputStream stream) implements Flow.Publisher<ByteBuffer> {

	private static final int SIZE = 16 * 1024;

	@Override
	public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
		subscriber.onSubscribe(new Reading(this.stream, subscriber));
	}

	private static final class Reading implements Flow.Subscription {

		private final InputStream stream;

		private final Flow.Subscriber<? super ByteBuffer> subscriber;

		/** Number of requested buffers; the call that makes it positive reads. */
		private final AtomicLong requested = new AtomicLong();

		private volatile boolean over;

		Reading(InputStream stream, Flow.Subscriber<? super ByteBuffer> subscriber) {
			this.stream = stream;
			this.subscriber = subscriber;
		}

		@Override
		public void request(long count) {
			if (count <= 0) {
				end(new IllegalArgumentException("The number of buffers should be positive, it is " + count));
			}
			else if (!this.over && this.requested.getAndAccumulate(count, Reading::add) == 0) {
				do {
					read();
				}
				while (!this.over && this.requested.decrementAndGet() > 0);
			}
		}

		private static long add(long requested, long count) {
			return (requested + count < 0) ? Long.MAX_VALUE : requested + count;
		}

		private void read() {
			byte[] bytes = new byte[SIZE];
			int count;
			try {
				count = this.stream.read(bytes);
			}
			catch (IOException | RuntimeException ex) {
				end(ex);
				return;
			}
			if (this.over) {
				return;
			}
			if (count >= 0) {
				this.subscriber
					.onNext(ByteBuffer.wrap((count < SIZE / 2) ? Arrays.copyOf(bytes, count) : bytes, 0, count));
				return;
			}
			this.over = true;
			this.subscriber.onComplete();
		}

		private void end(Throwable failure) {
			if (!this.over) {
				this.over = true;
				this.subscriber.onError(failure);
			}
		}

		@Override
		public void cancel() {
			this.over = true;
		}

	}

}
