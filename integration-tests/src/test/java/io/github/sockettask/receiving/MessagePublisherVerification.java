package io.github.sockettask.receiving;

import java.util.concurrent.Flow;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.tck.TestEnvironment;
import org.reactivestreams.tck.flow.FlowPublisherVerification;

import io.github.sockettask.test.task.FakeSocketTask;

/**
 * Lets messages arrive, and the connection end, for each subscriber on its own.
 */
class MessagePublisherVerification extends FlowPublisherVerification<Integer> {

	private static final long PATIENCE = 1000;

	private static final long SILENCE = 20;

	private static final long MOST = 10_000;

	MessagePublisherVerification() {
		super(new TestEnvironment(PATIENCE, SILENCE));
	}

	@Override
	public long maxElementsFromPublisher() {
		return MOST;
	}

	@Override
	public Flow.Publisher<Integer> createFlowPublisher(long elements) {
		return (subscriber) -> {
			FakeSocketTask task = new FakeSocketTask("numbers");
			task.connection().open();
			task.messages(Integer.class).subscribe(subscriber);
			for (long i = 0; i < elements; i++) {
				task.connection().receiveText(String.valueOf(i));
			}
			task.connection().close(1000, "");
		};
	}

	@Override
	public Flow.@Nullable Publisher<Integer> createFailedFlowPublisher() {
		// a stream fails only for a subscriber that breaks the rules
		return null;
	}

}
