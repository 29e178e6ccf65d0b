package io.github.sockettask.test.assertj;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import io.github.sockettask.CallbackResult;
import io.github.sockettask.HandshakeRefusedException;
import io.github.sockettask.OnCloseCallbackResult;
import io.github.sockettask.OnErrorCallbackResult;
import io.github.sockettask.SendSocketMessageException;
import io.github.sockettask.SocketTask;
import io.github.sockettask.test.SocketFrame;
import io.github.sockettask.test.SocketHandshake;
import io.github.sockettask.test.SocketMessage;
import io.github.sockettask.test.task.FakeSocketTask;

import static io.github.sockettask.test.assertj.SocketTaskAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Assertions that hold, and what they say when they do not.
 */
class SocketTaskAssertionsTests {

	private final FakeSocketTask task = new FakeSocketTask("ticker");

	private static void assertFails(ThrowingCallable assertion, String... texts) {
		assertThatExceptionOfType(AssertionError.class).isThrownBy(assertion)
			.satisfies((error) -> assertThat(error.getMessage()).contains(texts));
	}

	private static Executor soon() {
		return CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS);
	}

	@Test
	void taskInItsStates() {
		assertThat(this.task).isClosed();
		this.task.start();
		assertThat(this.task).isConnecting();
		this.task.connection().open().answersClose(false);
		assertThat(this.task).isOpen();
		this.task.close();
		assertThat(this.task).isClosing();
		assertFails(() -> assertThat(this.task).as("the ticker").isOpen(), "[the ticker]",
				"SocketTask 'ticker' (CLOSING) to be OPEN", "opened 1 times");
		assertFails(() -> assertThat((SocketTask) null).isOpen(), "not to be null");
	}

	@Test
	void eventuallyWaits() {
		CompletableFuture.runAsync(() -> this.task.connection().open().receiveText("a").receiveText("b"), soon());
		assertThat(this.task).eventually().isOpen().received("b");
		CompletableFuture.runAsync(() -> this.task.connection().close(4001, "bye"), soon());
		assertThat(this.task).eventually().closedWith(4001).isClosed();
		assertThat(this.task).closedWith(4001, "bye").received("a", "b").hasNoErrors();
	}

	@Test
	void eventuallyMissesNoEvent() {
		CompletableFuture.runAsync(() -> this.task.connection().open().receiveText("a").close(4001, "bye"), soon());
		assertThat(this.task).eventually().openedTimes(1).received("a").closedWith(4001);
		assertFails(() -> assertThat(this.task).openedTimes(2), "to have been opened 2 times", "it was opened 1 times");
	}

	@Test
	void eventuallySeesStatesThatComeWithoutAnEvent() {
		CompletableFuture.runAsync(this.task::start, soon());
		assertThat(this.task).eventually().isConnecting();
	}

	@Test
	void eventuallyHasADeadline() {
		assertFails(() -> assertThat(this.task).eventually(Duration.ofMillis(30)).isOpen(), "to be OPEN within 30 ms");
		this.task.connection().open().receiveText("a").error("broken");
		assertFails(() -> assertThat(this.task).as("t").eventually(Duration.ofMillis(1)).closedWith(1000), "[t]",
				"to be closed with 1000 within 1 ms", "received [a]", "errors [broken]", "code=1006");
		assertFails(() -> assertThat(this.task).hasNoErrors(), "broken");
		assertFails(() -> assertThat(this.task).received("b"), "to have received [b]");
		assertFails(() -> assertThat(this.task).failedWith("other"), "to have failed with \"other\"");
		assertThat(this.task).failedWith("broken");
	}

	@Test
	void outcomeOfACall() {
		this.task.connection().open();
		assertThat(this.task.send("x")).succeeds();
		assertFails(() -> assertThat(this.task.send("x")).failsWith("any"), "but it succeeded");
		this.task.close();
		assertThat(this.task.send("x")).failsWith("not OPEN").failsWith(SendSocketMessageException.class);
		assertFails(() -> assertThat(this.task.send("x")).succeeds(), "it failed: SocketTask.send:fail");
		assertFails(() -> assertThat(this.task.send("x")).failsWith(IllegalStateException.class),
				"IllegalStateException");
		assertFails(() -> assertThat(new CompletableFuture<CallbackResult>()).within(Duration.ofMillis(1)).succeeds(),
				"within 1 ms");
	}

	@Test
	void close() {
		OnCloseCallbackResult close = new OnCloseCallbackResult(1000, "bye");
		assertThat(close).isNormal().hasReason("bye");
		assertThat(new OnCloseCallbackResult(1006, "")).isAbnormal();
		assertFails(() -> assertThat(close).hasCode(4001), "close code 4001", "code=1000");
		assertFails(() -> assertThat(close).hasReason(""), "reason=bye");
	}

	@Test
	void error() {
		OnErrorCallbackResult error = new OnErrorCallbackResult("refused with 401",
				new HandshakeRefusedException("refused with 401", 401, Map.of()));
		assertThat(error).hasStatus(401)
			.hasErrMsgContaining("refused")
			.hasCauseInstanceOf(HandshakeRefusedException.class);
		assertFails(() -> assertThat(error).hasStatus(404), "status 404");
		assertFails(() -> assertThat(error).hasErrMsgContaining("x"), "refused with 401");
		assertFails(() -> assertThat(error).hasCauseInstanceOf(IllegalStateException.class), "IllegalStateException");
	}

	@Test
	void handshake() {
		SocketHandshake handshake = new SocketHandshake("GET", "/feed?a=b",
				Map.of("Sec-WebSocket-Protocol", List.of("v1, v2"), "Authorization", List.of("Bearer x")));
		assertThat(handshake).hasPath("/feed")
			.hasTarget("/feed?a=b")
			.hasHeader("Authorization", "Bearer x")
			.hasNoHeader("Cookie")
			.offersProtocols("v1", "v2");
		assertFails(() -> assertThat(handshake).hasHeader("Cookie", "x"), "header Cookie", "[]");
	}

	@Test
	void message() {
		SocketMessage text = new SocketMessage(true, new byte[] { 'a' });
		assertThat(text).isText("a");
		assertThat(new SocketMessage(false, new byte[] { 1 })).isBinary((byte) 1);
		assertFails(() -> assertThat(text).isText("b"), "text \"b\"", "\"a\"");
		assertFails(() -> assertThat(text).isBinary((byte) 'a'), "the bytes [97]");
	}

	@Test
	void frame() {
		assertThat(SocketFrame.text("a")).isText("a");
		assertThat(SocketFrame.binary(new byte[] { 1 })).isBinary((byte) 1);
		assertThat(SocketFrame.of(SocketFrame.PING, new byte[0])).isPing();
		assertThat(SocketFrame.of(SocketFrame.PONG, new byte[0])).isPong();
		assertThat(SocketFrame.close(4001, "bye")).isClose(4001, "bye");
		assertFails(() -> assertThat(SocketFrame.text("a")).isPing(), "Expected a ping but it was");
	}

}
