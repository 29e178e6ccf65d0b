package io.github.sockettask.contract;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.sockettask.CloseOption;
import io.github.sockettask.ConnectSocketOption;
import io.github.sockettask.OnCloseCallbackResult;
import io.github.sockettask.OnOpenCallbackResult;
import io.github.sockettask.SocketProfile;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskException;
import io.github.sockettask.modes.InEveryMode;
import io.github.sockettask.transport.TransportConnection;
import io.github.sockettask.transport.TransportHandler;
import io.github.sockettask.transport.TransportRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sections 4 and 5 of the contract: {@code onClose} is last, even if the peer is faster
 * than the thread that closes.
 */
@InEveryMode
class CloseAnswerTests {

	@RegisterExtension
	final Client client = new Client();

	@Test
	@Contract({ "4.4", "5.1" })
	void whenThePeerAnswersAtOnceThenTheCallbacksOfCloseStillComeFirst() {
		RecordedTask recorded = new RecordedTask();
		SocketTask task = this.client.factory(CloseAnswerTests::open)
			.connectSocket(ConnectSocketOption.of("ws://localhost/"), recorded::attach);
		recorded.awaitOpen();
		task.close(CloseOption.of(1000, "bye")
			.success((result) -> recorded.note("success"))
			.complete((result) -> recorded.note("complete")));
		assertThat(recorded.awaitClose().events()).containsExactly("open", "success", "complete", "close 1000 bye");
	}

	private static void open(TransportRequest request, TransportHandler handler) {
		Instant now = Instant.now();
		PromptConnection connection = new PromptConnection(handler);
		handler.opening(connection);
		handler.opened(new OnOpenCallbackResult(Map.of(), "", new SocketProfile(now, now, now)));
	}

	/**
	 * Is gone before {@code close} returns.
	 */
	private record PromptConnection(TransportHandler handler) implements TransportConnection {

		@Override
		public void close(int code, String reason, Duration drain) {
			this.handler.closed(new OnCloseCallbackResult(code, reason), null);
		}

		@Override
		public void flush() {
			throw new UnsupportedOperationException();
		}

		@Override
		public void sendPing(ByteBuffer payload, Completion completion) {
			throw new UnsupportedOperationException();
		}

		@Override
		public void cut(String reason) {
			throw new UnsupportedOperationException();
		}

		@Override
		public long reads() {
			return 0;
		}

		@Override
		public void abort(@Nullable SocketTaskException error) {
			throw new UnsupportedOperationException();
		}

		@Override
		public void pauseReading() {
			throw new UnsupportedOperationException();
		}

		@Override
		public void resumeReading() {
			throw new UnsupportedOperationException();
		}

		@Override
		public void execute(Runnable task) {
			task.run();
		}

		@Override
		public <T> @Nullable T unwrap(Class<T> type) {
			return null;
		}

	}

}
