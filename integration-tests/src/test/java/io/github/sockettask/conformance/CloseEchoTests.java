package io.github.sockettask.conformance;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.sockettask.SocketTask;

import static io.github.sockettask.test.assertj.SocketTaskAssertions.assertThat;

/**
 * RFC 6455, section 5.5.1: a close frame is typically answered with its own code.
 */
class CloseEchoTests extends ConformanceFixture {

	@ParameterizedTest
	@ValueSource(ints = { 1012, 1013, 1014 })
	void whenACodeWasRegisteredLaterThenItIsAnsweredToo(int code) {
		SocketTask task = connect((connection) -> connection.accept().close(code, "").expectClose(code));
		assertThat(task).eventually().closedWith(code, "").hasNoErrors();
	}

	/** 7.3.1. */
	@Test
	void whenACloseFrameIsEmptyThenTheAnswerIsToo() {
		SocketTask task = connect((connection) -> connection.accept().close().expectClose(1005));
		assertThat(task).eventually().closedWith(1005, "").hasNoErrors();
	}

}
