package io.github.sockettask.contract;

import java.util.concurrent.ExecutionException;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import io.github.sockettask.ConnectSocketOption;
import io.github.sockettask.SendOption;
import io.github.sockettask.SendSocketMessageException;
import io.github.sockettask.SocketTask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A message that is not sent is not lost without a word.
 */
@ExtendWith(OutputCaptureExtension.class)
class UnobservedSendTests extends ContractFixture {

	private SocketTask task() {
		return this.client.factory().createTask("unobserved", ConnectSocketOption.of(this.server.url("/x")));
	}

	// Warnings come a second late: those of other tests may be captured too.
	private static void awaitLogged(CapturedOutput output, String... texts) {
		Awaitility.await().untilAsserted(() -> assertThat(output).contains(texts));
	}

	@Test
	@Contract("8.5")
	void whenATaskIsNotOpenThenTheFirstMessageThatIsLostIsAWarning(CapturedOutput output) {
		SocketTask task = task();
		task.send("first");
		task.send("second");
		awaitLogged(output, "Task 'unobserved': 2 messages were not sent, and nothing looks at the outcome: "
				+ "SocketTask.send:fail SocketTask.readyState is not OPEN (task 'unobserved' is STOPPED)");
	}

	@Test
	@Contract("8.5")
	void whenAnObjectCannotBeConvertedThenThatIsAWarning(CapturedOutput output) {
		task().send(SendOption.of(new StringBuffer[0]));
		awaitLogged(output, "Task 'unobserved': a message was not sent", "Not to be sent");
	}

	@Test
	@Contract("8.5")
	void theExceptionNamesTheTaskAndErrMsgIsThatOfTheContract() {
		assertThat(task().send("first")).isCompletedExceptionally();
		assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> task().send("x").get())
			.havingCause()
			.isInstanceOfSatisfying(SendSocketMessageException.class, (failure) -> {
				assertThat(failure).hasMessageEndingWith("is not OPEN (task 'unobserved' is STOPPED)");
				assertThat(failure.errMsg()).isEqualTo("SocketTask.send:fail SocketTask.readyState is not OPEN");
			});
	}

}
