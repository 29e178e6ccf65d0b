package io.github.sockettask.contract;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.sockettask.CallbackResult;
import io.github.sockettask.CloseOption;
import io.github.sockettask.CloseSocketException;
import io.github.sockettask.SocketTask;
import io.github.sockettask.modes.InEveryMode;
import io.github.sockettask.test.SocketFrame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Section 4 of the contract.
 */
@InEveryMode
class CloseTests extends ContractFixture {

	private RecordedTask connected() {
		return connectTo((connection) -> connection.accept()).awaitOpen();
	}

	private static CloseOption recording(RecordedTask task, int code, String reason) {
		return CloseOption.of(code, reason)
			.success((result) -> task.note("call success " + result.errMsg()))
			.fail((result) -> task.note("call fail"))
			.complete((result) -> task.note("call complete"));
	}

	@RepeatedTest(15)
	@Contract("4.4")
	void whenClosedThenSuccessCompleteAndFutureTellIt() throws Exception {
		RecordedTask task = connected();
		CompletableFuture<CallbackResult> future = task.task().close(recording(task, 1000, ""));
		assertThat(task.task().readyState()).isNotSameAs(SocketTask.OPEN);
		assertThat(future.get(1, TimeUnit.SECONDS).errMsg()).isEqualTo("closeSocket:ok");
		task.awaitClose();
		assertThat(task.events()).containsExactly("open", "call success closeSocket:ok", "call complete",
				"close 1000 ");
	}

	@ParameterizedTest
	@CsvSource({ "1000, r", "3000, r", "4999, r", "4000, ünï" })
	@Contract("4.1")
	void whenClosedThenCodeAndReasonAreOnTheWireAndInTheEvent(int code, String reason) {
		RecordedTask task = connected();
		task.task().close(code, reason);
		SocketFrame frame = this.server.awaitConnection(1).awaitClose();
		assertThat(frame.closeCode()).isEqualTo(code);
		assertThat(frame.closeReason()).isEqualTo(reason);
		assertThat(task.awaitClose().events()).containsExactly("open", "close " + code + " " + reason);
	}

	@ParameterizedTest
	@ValueSource(ints = { -1, 0, 999, 1001, 1005, 1006, 1011, 2999, 5000, 65535 })
	@Contract({ "4.1", "4.3" })
	void whenCodeIsNotAllowedThenCloseFailsAndTheStateStays(int code) {
		RecordedTask task = connected();
		assertRefused(task.task().close(recording(task, code, "r")), String.valueOf(code));
		assertThat(task.task().readyState()).isSameAs(SocketTask.OPEN);
		task.awaitCall("call complete");
		assertThat(task.events()).containsExactly("open", "call fail", "call complete");
	}

	@Test
	@Contract("4.2")
	void whenReasonHas123BytesThenItIsSent() {
		RecordedTask task = connected();
		String reason = "中".repeat(41);
		task.task().close(1000, reason);
		assertThat(this.server.awaitConnection(1).awaitClose().closeReason()).isEqualTo(reason);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a", "ä" })
	@Contract({ "4.2", "4.3" })
	void whenReasonIsLongerThan123BytesThenCloseFailsAndTheStateStays(String filler) {
		RecordedTask task = connected();
		assertRefused(task.task().close(1000, "中".repeat(41) + filler), "123 bytes");
		assertThat(task.task().readyState()).isSameAs(SocketTask.OPEN);
	}

	@Test
	@Contract("4.5")
	void whenClosedTwiceThenTheFirstCloseWinsAndBothSucceed() {
		RecordedTask task = connected();
		CompletableFuture<CallbackResult> first = task.task().close(4000, "first");
		CompletableFuture<CallbackResult> second = task.task().close(4001, "second");
		assertThat(task.awaitClose().events()).containsExactly("open", "close 4000 first");
		assertThat(task.task().close(4002, "third")).isCompleted();
		assertThat(first).isCompleted();
		assertThat(second).isCompleted();
		assertThat(this.server.awaitConnection(1).frames()).hasSize(1);
	}

	@Test
	@Contract("5.10")
	void whenPeerAnswersWithAnotherCodeThenThatCodeIsReported() {
		RecordedTask task = connectTo(
				(connection) -> connection.accept().noCloseReply().expectClose(1000).close(4005, "mine"))
			.awaitOpen();
		task.task().close(1000, "ours");
		assertThat(task.awaitClose().events()).containsExactly("open", "close 4005 mine");
	}

	@Test
	@Contract("5.10")
	void whenPeerAnswersOurCodeWithoutAReasonThenOurReasonIsReported() {
		RecordedTask task = connectTo(
				(connection) -> connection.accept().noCloseReply().expectClose(4000).close(4000, ""))
			.awaitOpen();
		task.task().close(4000, "ours");
		assertThat(task.awaitClose().events()).containsExactly("open", "close 4000 ours");
	}

	@Test
	@Contract({ "5.9", "5.10" })
	void whenPeerAnswersWithAnEmptyCloseFrameThen1005IsReported() {
		RecordedTask task = connectTo((connection) -> connection.accept().noCloseReply().expectClose(4000).close())
			.awaitOpen();
		task.task().close(4000, "ours");
		assertThat(task.awaitClose().events()).containsExactly("open", "close 1005 ");
	}

	@Test
	@Contract({ "4.7", "5.11" })
	void whenPeerDoesNotAnswerThenTheConnectionIsCut() {
		this.client.with((settings) -> settings.withCloseTimeout(Duration.ofMillis(200)));
		RecordedTask task = connectTo((connection) -> connection.accept().noCloseReply()).awaitOpen();
		task.task().close();
		assertThat(task.awaitClose().events()).containsExactly("open", GONE);
		this.server.awaitConnection(1).awaitEnd();
	}

	@Test
	@Contract("5.11")
	void whenPeerDropsInsteadOfAnAnswerThen1006IsReported() {
		RecordedTask task = connectTo((connection) -> connection.accept().noCloseReply().expectClose(1000).drop())
			.awaitOpen();
		task.task().close();
		assertThat(task.awaitClose().events()).containsExactly("open", GONE);
	}

	@Test
	@Contract("4.7")
	void whenPeerStopsReadingThenCloseStillEndsInTime() {
		this.client.with((settings) -> settings.withCloseTimeout(Duration.ofMillis(300)));
		RecordedTask task = connectTo((connection) -> connection.accept().stopReading()).awaitOpen();
		for (int i = 0; i < 12; i++) {
			task.task().send(new byte[1024 * 1024]);
		}
		task.task().close();
		assertThat(task.awaitClose().events()).containsExactly("open", GONE);
	}

	@Test
	@Contract("5.6")
	void whenMessagesArriveAfterCloseThenTheyAreDropped() {
		RecordedTask task = connectTo((connection) -> connection.accept()
			.noCloseReply()
			.expectClose(1000)
			.sendText("too late")
			.sendBinary(new byte[2])
			.ping(new byte[0])
			.close(1000, "bye")).awaitOpen();
		task.task().close();
		assertThat(task.awaitClose().events()).containsExactly("open", "close 1000 bye");
		assertThat(this.server.awaitConnection(1).frames()).hasSize(1);
	}

	@Test
	@Contract("5.6")
	void whenClosedInsideACallbackThenLaterMessagesAreDropped() {
		handleOneAtATime();
		RecordedTask task = connectTo(
				(connection) -> connection.accept().sendText("one").sendText("two").sendText("three"));
		task.task().onMessage((result) -> {
			task.note("message " + result.data());
			task.task().close(4000, "enough");
		});
		assertThat(task.awaitClose().events()).containsExactly("open", "message one", "close 4000 enough");
	}

	@Test
	@Contract("5.1")
	void whenBothCloseAtOnceThenThereIsOneEnd() {
		for (int i = 0; i < 50; i++) {
			RecordedTask task = connectTo((connection) -> connection.accept().close(4001, "theirs"));
			task.awaitOpen();
			task.task().close(4000, "ours");
			assertThat(task.awaitClose().events()).hasSize(2)
				.last()
				.asString()
				.isIn("close 4001 theirs", "close 4000 ours");
		}
	}

	@Test
	@Contract("4.9")
	void whenStoppedThenThePeerSees1001AndTheFutureCompletesBehindOnClose() throws Exception {
		RecordedTask task = connected();
		task.task().stop().get(5, TimeUnit.SECONDS);
		assertThat(task.events()).containsExactly("open", "close 1001 ");
		assertThat(this.server.awaitConnection(1).awaitClose().closeCode()).isEqualTo(1001);
		assertThat(task.task().stop()).isCompleted();
	}

	@Test
	@Contract("1.5")
	void whenTheNativeSessionIsClosedThenTheTaskFollows() throws Exception {
		RecordedTask task = connected();
		Session session = task.task().ws(Session.class);
		assertThat(session).isNotNull();
		session.close(new CloseReason(() -> 4002, "native"));
		assertThat(task.awaitClose().events()).containsExactly("open", "close 4002 native");
	}

	@Test
	@Contract("4.5")
	void whenNeverStartedThenCloseSucceeds() {
		SocketTask task = this.client.create("ws://127.0.0.1:1/");
		assertThat(task.close()).isCompleted();
		assertThat(task.stop()).isCompleted();
		assertThat(task.readyState()).isSameAs(SocketTask.CLOSED);
		assertThat(task.socketTaskId()).isZero();
	}

	private static void assertRefused(CompletableFuture<CallbackResult> future, String text) {
		assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> future.get(1, TimeUnit.SECONDS))
			.withCauseInstanceOf(CloseSocketException.class)
			.havingCause()
			.withMessageStartingWith("closeSocket:fail ")
			.withMessageContaining(text);
	}

}
