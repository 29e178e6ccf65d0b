package io.github.sockettask.test.autoconfigure;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import io.github.sockettask.ConnectSocketOption;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskRegistry;
import io.github.sockettask.SocketTaskStatus;
import io.github.sockettask.autoconfigure.SocketTaskAutoConfiguration;
import io.github.sockettask.test.task.FakeSocketTask;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The start of an application, and its registry, without a network.
 */
class FakeStartupTests {

	private final ApplicationContextRunner application = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(FakeSocketTaskAutoConfiguration.class, SocketTaskAutoConfiguration.class))
		.withPropertyValues("sockettask.tasks.feed.url=ws://localhost/");

	@Test
	void theApplicationDoesNotWaitForWhatTheTestOpens() {
		this.application.withPropertyValues("sockettask.tasks.feed.startup=fail-fast").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(SocketTask.class).status()).isSameAs(SocketTaskStatus.CONNECTING);
		});
	}

	@Test
	void tasksThatAreAddedAreFakesToo() {
		this.application.run((context) -> {
			SocketTask room = context.getBean(SocketTaskRegistry.class)
				.add("room", ConnectSocketOption.of("ws://localhost/room"));
			assertThat(room).isInstanceOfSatisfying(FakeSocketTask.class, (fake) -> {
				fake.start();
				fake.connection().open();
				assertThat(fake.name()).isEqualTo("room");
				assertThat(fake.status()).isSameAs(SocketTaskStatus.OPEN);
			});
		});
	}

}
