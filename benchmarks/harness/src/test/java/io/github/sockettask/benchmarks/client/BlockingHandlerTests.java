package io.github.sockettask.benchmarks.client;

import org.junit.jupiter.api.Test;

import io.github.sockettask.benchmarks.Requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link BlockingHandler}.
 */
class BlockingHandlerTests {

	private final BlockingHandler handler = new BlockingHandler(64);

	@Test
	void whenAllMessagesHaveArrivedThenRoundEnds() {
		deliver(3);
		this.handler.hurry();
		deliver(2);
		this.handler.onText(Requests.end(5));
		assertThat(this.handler.handled()).isEqualTo(5);
		assertThatCode(() -> this.handler.awaitEnd(1)).doesNotThrowAnyException();
	}

	@Test
	void whenMessageIsLostThenRoundFails() {
		deliver(3);
		this.handler.onText(Requests.end(4));
		assertThatIllegalStateException().isThrownBy(() -> this.handler.awaitEnd(1))
			.withMessage("Of 4 messages 3 arrived");
	}

	private void deliver(int count) {
		for (int i = 0; i < count; i++) {
			this.handler.onText("x".repeat(64));
		}
	}

}
