package io.github.sockettask.contract;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.sockettask.SocketTask;
import io.github.sockettask.modes.InEveryMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Section 5 of the contract: the ends that the peer makes.
 */
@InEveryMode
class PeerEndTests extends ContractFixture {

	@ParameterizedTest
	@CsvSource({ "1000, bye", "1001, going away", "1002, x", "1007, x", "1008, x", "1009, x", "1011, boom", "1012, x",
			"1013, x", "3000, x", "4001, token 过期", "4999, ''" })
	@Contract("5.9")
	void whenPeerClosesThenItsCodeAndReasonAreReported(int code, String reason) {
		RecordedTask task = connectTo((connection) -> connection.accept().close(code, reason));
		assertThat(task.awaitClose().events()).containsExactly("open", "close " + code + " " + reason);
		assertThat(this.server.awaitConnection(1).awaitClose()).isNotNull();
		assertThat(task.task().readyState()).isSameAs(SocketTask.CLOSED);
	}

	@Test
	@Contract("5.9")
	void whenPeerClosesWithAReasonOf123BytesThenItIsReported() {
		String reason = "r".repeat(123);
		RecordedTask task = connectTo((connection) -> connection.accept().close(4000, reason));
		assertThat(task.awaitClose().events()).containsExactly("open", "close 4000 " + reason);
	}

	@Test
	@Contract("5.9")
	void whenPeerClosesWithAnEmptyFrameThen1005IsReported() {
		RecordedTask task = connectTo((connection) -> connection.accept().close());
		assertThat(task.awaitClose().events()).containsExactly("open", "close 1005 ");
	}

	@Test
	@Contract({ "5.7", "5.11" })
	void whenPeerDropsThenClose1006Alone() {
		RecordedTask task = connectTo((connection) -> connection.accept().drop());
		assertThat(task.awaitClose().events()).containsExactly("open", GONE);
	}

	@Test
	@Contract({ "5.7", "5.11" })
	void whenPeerResetsThenClose1006Alone() {
		RecordedTask task = connectTo((connection) -> connection.accept().sendText("x").reset());
		task.awaitClose();
		assertThat(task.events()).startsWith("open").endsWith(GONE).doesNotContain("error");
	}

	@Test
	@Contract({ "5.1", "5.11" })
	void whenPeerDropsBehindAMessageThenTheMessageComesFirst() {
		RecordedTask task = connectTo((connection) -> connection.accept().sendText("last words").drop());
		assertThat(task.awaitClose().events()).containsExactly("open", "message last words", GONE);
	}

	@Test
	@Contract({ "5.7", "5.11" })
	void whenPeerDropsInsideAFrameThenClose1006Alone() {
		RecordedTask task = connectTo(
				(connection) -> connection.accept().raw(new byte[] { (byte) 0x81, 10, 'h', 'a' }).drop());
		assertThat(task.awaitClose().events()).containsExactly("open", GONE);
	}

}
