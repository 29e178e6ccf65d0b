package io.github.sockettask.test;

import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link TestBlackHole}.
 */
@EnabledOnOs(OS.LINUX)
class TestBlackHoleTests {

	private static final int TIMEOUT_MILLIS = 100;

	@Test
	void whenClientsConnectThenNobodyAnswersUntilThePortIsClosed() {
		TestBlackHole blackHole = TestBlackHole.open();
		for (int i = 0; i < 3; i++) {
			assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> connect(blackHole));
		}
		assertThat(blackHole.url("/feed")).isEqualTo("ws://localhost:" + blackHole.port() + "/feed");
		blackHole.close();
		assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> connect(blackHole));
	}

	private static void connect(TestBlackHole blackHole) throws Exception {
		try (Socket socket = new Socket()) {
			socket.connect(new InetSocketAddress("localhost", blackHole.port()), TIMEOUT_MILLIS);
		}
	}

}
