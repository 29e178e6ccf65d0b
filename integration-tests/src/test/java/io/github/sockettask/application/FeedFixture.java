package io.github.sockettask.application;

import org.junit.jupiter.api.AfterEach;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import io.github.sockettask.autoconfigure.SocketTaskAutoConfiguration;
import io.github.sockettask.test.TestSocketServer;

/**
 * An application with the task {@code feed}, and the server that it connects to.
 */
public abstract class FeedFixture {

	protected final TestSocketServer server = TestSocketServer.start();

	protected final ApplicationContextRunner application = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class, SocketTaskAutoConfiguration.class))
		.withPropertyValues("sockettask.tasks.feed.url=" + this.server.url("/feed"));

	@AfterEach
	void stopServer() {
		this.server.close();
	}

}
