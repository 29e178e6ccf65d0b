package io.github.sockettask.client.heartbeat;

import java.util.Map;

import org.junit.jupiter.api.Test;

import io.github.sockettask.MessageKey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What counts as the answer to a heartbeat.
 */
class ExpectedAnswerTests {

	private static final Map<String, Object> VALUES = Map.of("text", "pong", "number", 7);

	/** In place of a JSON pointer: looks the message up. */
	private static MessageKey pointer(String pointer) {
		if (!pointer.equals("/op")) {
			throw new IllegalArgumentException("no pointer: " + pointer);
		}
		return (message) -> {
			if (message.equals("broken")) {
				throw new IllegalStateException("broken");
			}
			return VALUES.get(message);
		};
	}

	private static ExpectedAnswer expect(String expect) {
		return ExpectedAnswer.of(expect, ExpectedAnswerTests::pointer);
	}

	@Test
	void aTextIsEqual() {
		assertThat(expect("pong").is("pong")).isTrue();
		assertThat(expect("pong").is("pong ")).isFalse();
		assertThat(expect("pong").is("pong".getBytes())).isFalse();
	}

	@Test
	void aPointerIsTheAnswerWhereThereIsSomething() {
		assertThat(expect("/op").is("text")).isTrue();
		assertThat(expect("/op").is("number")).isTrue();
		assertThat(expect("/op").is("other")).isFalse();
	}

	@Test
	void aPointerWithAValueIsTheAnswerWhereThatIs() {
		assertThat(expect("/op=pong").is("text")).isTrue();
		assertThat(expect("/op=pong").is("number")).isFalse();
		assertThat(expect("/op=7").is("number")).isTrue();
		assertThat(expect("/op=").is("text")).isFalse();
		assertThat(expect("/op=pong").is("other")).isFalse();
	}

	@Test
	void whatCannotBeReadIsNoAnswer() {
		assertThat(expect("/op").is("broken")).isFalse();
		assertThat(expect("/op").is(new byte[0])).isFalse();
	}

	@Test
	void aWrongPointerIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> expect("/no=1")).withMessage("no pointer: /no");
	}

}
