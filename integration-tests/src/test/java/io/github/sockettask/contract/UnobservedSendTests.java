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
		return this.client.factory().createTask("feed", ConnectSocketOption.of(this.server.url("/x")));
	}

	@Test
	@Contract("8.5")
	void whenATaskIsNotOpenThenTheFirstMessageThatIsLostIsAWarning(CapturedOutput output) {
		SocketTask task = task();
		task.send("first");
		task.send("second");
		Awaitility.await().until(() -> output.toString().contains("messages were not sent"));
		assertThat(output).contains("Task 'feed': 2 messages were not sent, and nothing looks at the outcome: "
				+ "SocketTask.send:fail SocketTask.readyState is not OPEN (task 'feed' is STOPPED)");
	}

	@Test
	@Contract("8.5")
	void whenAnObjectCannotBeConvertedThenThatIsAWarning(CapturedOutput output) {
		task().send(SendOption.of(new StringBuffer[0]));
		Awaitility.await().until(() -> output.toString().contains("a message was not sent"));
		assertThat(output).contains("Task 'feed': a message was not sent", "Not to be sent");
	}

	@Test
	@Contract("8.5")
	void theExceptionNamesTheTaskAndErrMsgIsThatOfTheContract() {
		assertThat(task().send("first")).isCompletedExceptionally();
		assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> task().send("x").get())
			.havingCause()
			.isInstanceOfSatisfying(SendSocketMessageException.class, (failure) -> {
				assertThat(failure).hasMessageEndingWith("is not OPEN (task 'feed' is STOPPED)");
				assertThat(failure.errMsg()).isEqualTo("SocketTask.send:fail SocketTask.readyState is not OPEN");
			});
	}

}
