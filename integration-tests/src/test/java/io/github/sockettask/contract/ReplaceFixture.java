package io.github.sockettask.contract;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

import io.github.sockettask.ConnectSocketException;
import io.github.sockettask.settings.ReconnectSettings;
import io.github.sockettask.settings.SocketTaskSettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A task without a heartbeat whose connections are replaced, in virtual time.
 */
abstract class ReplaceFixture {

	static final Duration MAX_DELAY = SocketTaskSettings.DEFAULTS.reconnect().maxDelay();

	final SupervisedTask held;

	ReplaceFixture(UnaryOperator<ReconnectSettings> reconnect) {
		this.held = held(reconnect);
	}

	static SupervisedTask held(UnaryOperator<ReconnectSettings> reconnect) {
		return new SupervisedTask(reconnect, (settings) -> settings
			.withHeartbeat(SocketTaskSettings.DEFAULTS.heartbeat().withInterval(Duration.ZERO)), null);
	}

	HeldConnection open(int attempts) {
		assertThat(this.held.attempts()).isEqualTo(attempts);
		HeldConnection connection = this.held.connection();
		connection.open();
		return connection;
	}

	static void verifyStopped(SupervisedTask held) {
		held.task.stop();
		assertThat(held.leftOvers()).isEqualTo(SupervisedTask.NOTHING_LEFT);
	}

	static void assertFailed(CompletableFuture<Void> replaced, String text) {
		assertThat(replaced).isCompletedExceptionally();
		assertThatExceptionOfType(Exception.class).isThrownBy(replaced::get)
			.withCauseInstanceOf(ConnectSocketException.class)
			.havingCause()
			.withMessageContaining(text);
	}

}
