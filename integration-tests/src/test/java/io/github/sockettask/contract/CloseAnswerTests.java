package io.github.sockettask.contract;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.sockettask.CloseOption;
import io.github.sockettask.ConnectSocketOption;
import io.github.sockettask.OnCloseCallbackResult;
import io.github.sockettask.SocketTask;
import io.github.sockettask.modes.InEveryMode;
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
		HeldConnection connection = new HeldConnection(handler) {

			@Override
			public void close(int code, String reason, Duration drain) {
				closeByPeer(new OnCloseCallbackResult(code, reason));
			}

		};
		handler.opening(connection);
		connection.open();
	}

}
