package io.github.sockettask.application;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.Environment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;
import org.springframework.mock.env.MockEnvironment;

import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskStatus;
import io.github.sockettask.autoconfigure.SocketTaskAutoConfiguration;
import io.github.sockettask.autoconfigure.SocketTaskStartupException;
import io.github.sockettask.test.SocketMessage;
import io.github.sockettask.test.TestSocketServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an application does about its tasks when it starts.
 */
@ExtendWith(OutputCaptureExtension.class)
class StartupTests {

	private final TestSocketServer server = TestSocketServer.start();

	private final String refused = TestSocketServer.refusedUrl();

	private final ApplicationContextRunner application = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class, SocketTaskAutoConfiguration.class))
		.withPropertyValues("sockettask.defaults.reconnect.delay=10ms", "sockettask.defaults.reconnect.max-delay=20ms");

	@AfterEach
	void stopServer() {
		this.server.close();
	}

	@Test
	void whenStartupIsWaitThenTheTaskIsOpenWhenTheApplicationIsUp() {
		this.server.onNext("/feed", (connection) -> connection.refuse(503));
		this.server.on("/feed", (connection) -> connection.accept());
		this.application
			.withPropertyValues("sockettask.tasks.feed.url=" + this.server.url("/feed"),
					"sockettask.defaults.startup=wait")
			.run((context) -> assertThat(context.getBean(SocketTask.class).status()).isSameAs(SocketTaskStatus.OPEN));
	}

	@Test
	void whenATaskThatIsWaitedForIsNotOpenInTimeThenTheApplicationStartsWithAWarning(CapturedOutput output) {
		this.application
			.withPropertyValues("sockettask.tasks.feed.url=" + this.refused, "sockettask.tasks.feed.startup=wait",
					"sockettask.tasks.feed.startup-timeout=300ms")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(context.getBean(SocketTask.class).status()).isNotSameAs(SocketTaskStatus.STOPPED);
			});
		assertThat(output).contains("The application starts without a connection: Task 'feed' (" + this.refused
				+ ") is not open within 300ms: ");
	}

	@Test
	void whenATaskThatFailsFastIsNotOpenInTimeThenTheApplicationDoesNotStart() {
		this.server.on("/feed", (connection) -> connection.refuse(503));
		String url = this.server.url("/feed");
		this.application
			.withPropertyValues("sockettask.tasks.feed.url=" + url, "sockettask.tasks.feed.startup=fail-fast",
					"sockettask.tasks.feed.startup-timeout=1s")
			.run((context) -> {
				assertThat(context).getFailure().cause().isInstanceOf(SocketTaskStartupException.class);
				FailureAnalysis analysis = analysis(context.getStartupFailure());
				assertThat(analysis.getDescription()).isEqualTo("""
						Socket task 'feed' was not open within 1s:

						    Address: %s
						    Last cause: refused: 503""".formatted(url));
				assertThat(analysis.getAction()).isEqualTo(
						"Check that the server is up, and takes this address, these headers and credentials. If it may take longer, "
								+ "raise 'sockettask.tasks.feed.startup-timeout'; if the application can do without it, "
								+ "set 'sockettask.tasks.feed.startup' to wait or background.");
			});
	}

	@Test
	void whenATaskThatFailsFastGivesUpThenNothingIsWaitedForAndWhatWasStartedIsStopped() {
		this.server.on("/feed", (connection) -> connection.refuse(404));
		this.server.on("/other", (connection) -> connection.accept());
		this.application
			.withPropertyValues("sockettask.tasks.feed.url=" + this.server.url("/feed"),
					"sockettask.tasks.feed.startup=fail-fast", "sockettask.tasks.feed.startup-timeout=1h",
					"sockettask.tasks.feed.reconnect.on-status.4xx=stop",
					"sockettask.tasks.other.url=" + this.server.url("/other"))
			.run((context) -> {
				FailureAnalysis analysis = analysis(context.getStartupFailure());
				assertThat(analysis.getDescription()).isEqualTo("""
						Socket task 'feed' gave up before it was open:

						    Address: %s
						    Last cause: refused: 404""".formatted(this.server.url("/feed")));
			});
		this.server.connections()
			.stream()
			.filter((connection) -> connection.handshake().path().equals("/other"))
			.forEach((connection) -> connection.awaitEnd());
	}

	@Test
	void tasksConnectAtTheSameTime() {
		CountDownLatch both = new CountDownLatch(2);
		this.server.on("/feed", (connection) -> meet(both, connection::accept));
		this.application
			.withPropertyValues("sockettask.tasks.a.url=" + this.server.url("/feed"),
					"sockettask.tasks.b.url=" + this.server.url("/feed"), "sockettask.defaults.startup=fail-fast")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(context.getBeansOfType(SocketTask.class).values()).extracting(SocketTask::status)
					.containsOnly(SocketTaskStatus.OPEN);
			});
	}

	private static void meet(CountDownLatch both, Runnable then) {
		both.countDown();
		try {
			both.await(10, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		then.run();
	}

	@Test
	void aLazyTaskConnectsWithItsFirstMessage() {
		this.server.on("/feed", (connection) -> connection.accept());
		this.application
			.withPropertyValues("sockettask.tasks.feed.url=" + this.server.url("/feed"),
					"sockettask.tasks.feed.startup=lazy")
			.run((context) -> {
				SocketTask task = context.getBean(SocketTask.class);
				assertThat(task.status()).isSameAs(SocketTaskStatus.STOPPED);
				assertThat(task.send("first")).succeedsWithin(Duration.ofSeconds(10));
				assertThat(this.server.awaitConnection(1).awaitMessages(1)).extracting(SocketMessage::text)
					.containsExactly("first");
			});
	}

	private static FailureAnalysis analysis(Throwable failure) {
		List<FailureAnalyzer> analyzers = SpringFactoriesLoader.forDefaultResourceLocation()
			.load(FailureAnalyzer.class, ArgumentResolver.of(Environment.class, new MockEnvironment()),
					FailureHandler.handleMessage((message, ex) -> {
					}));
		return analyzers.stream()
			.map((analyzer) -> analyzer.analyze(failure))
			.filter((analysis) -> analysis != null)
			.findFirst()
			.orElseThrow();
	}

}
