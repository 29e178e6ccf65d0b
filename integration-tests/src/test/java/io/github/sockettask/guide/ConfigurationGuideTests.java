package io.github.sockettask.guide;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import io.github.sockettask.MessageKey;
import io.github.sockettask.OnOpenCallbackResult;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskFactory;
import io.github.sockettask.SocketTaskListener;
import io.github.sockettask.autoconfigure.SocketTaskAutoConfiguration;
import io.github.sockettask.settings.EngineConfiguration;
import io.github.sockettask.settings.SocketTaskSettingsSource;
import io.github.sockettask.test.TestSocketServer;
import io.github.sockettask.test.task.FakeSocketTaskFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code docs/configuration.md} shows.
 */
class ConfigurationGuideTests {

	private final ApplicationContextRunner application = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SocketTaskAutoConfiguration.class))
		.withPropertyValues("sockettask.tasks.ticker.url=ws://localhost/",
				"sockettask.tasks.audit.url=ws://localhost/");

	@Test
	void twoTasksAreInjected() {
		this.application.withPropertyValues("sockettask.defaults.auto-startup=false")
			.withUserConfiguration(Desk.class)
			.run((context) -> assertThat(context).hasSingleBean(Desk.class));
	}

	@Test
	void tasksAreCustomizedAndMadeByCode() {
		this.application.withUserConfiguration(Customizing.class)
			.withBean(SocketTaskFactory.class, FakeSocketTaskFactory::new)
			.run((context) -> {
				assertThat(context.getBean(SocketTaskSettingsSource.class).settings("ticker").header())
					.hasEntrySatisfying("X-Client-Id", (values) -> assertThat(values).containsExactly("ticker-7"));
				assertThat(context.getBeansOfType(SocketTask.class)).containsOnlyKeys("ticker", "audit", "adHoc");
			});
	}

	@Test
	void aTaskConnectsWhereTheConnectionDetailsSay() {
		try (TestSocketServer server = TestSocketServer.start().on("/ticker", (connection) -> connection.accept())) {
			new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(SocketTaskAutoConfiguration.class))
				.withPropertyValues("sockettask.tasks.ticker.enabled=true")
				.withUserConfiguration(PlatformServices.class)
				.withBean(PlatformServices.MarketService.class,
						() -> new PlatformServices.MarketService("localhost", server.port(), "secret"))
				.run((context) -> assertThat(server.awaitConnection(1).handshake().header("X-Api-Key"))
					.isEqualTo("secret"));
		}
	}

	@Test
	void keysAreGivenByABean() {
		this.application.withUserConfiguration(Rooms.class)
			.withPropertyValues("sockettask.tasks.ticker.receive.mode=per-key",
					"sockettask.tasks.ticker.receive.key=room", "sockettask.defaults.auto-startup=false")
			.run((context) -> {
				MessageKey key = context.getBean(EngineConfiguration.class).messageKeys().apply("room");
				assertThat(key.of("room 12 hello")).isEqualTo("12");
				assertThat(key.of("hello")).isNull();
			});
	}

	@Test
	void messagesAreReceivedAsLists() {
		List<List<Receiving.Price>> stored = new CopyOnWriteArrayList<>();
		try (TestSocketServer server = TestSocketServer.start()
			.on("/", (connection) -> connection.accept()
				.repeat(4, (i) -> connection.sendText("{\"symbol\":\"A\",\"value\":" + i + "}")))) {
			this.application.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class))
				.withPropertyValues("sockettask.defaults.auto-startup=false",
						"sockettask.tasks.prices.url=" + server.url("/"), "sockettask.tasks.prices.auto-startup=true",
						"sockettask.tasks.prices.receive.batch-size=2",
						"sockettask.tasks.prices.receive.batch-timeout=1m")
				.withBean(Receiving.class, () -> new Receiving(stored))
				.run((context) -> {
					Awaitility.await().until(() -> stored.size() == 2);
					assertThat(stored.get(1)).containsExactly(new Receiving.Price("A", 2), new Receiving.Price("A", 3));
				});
		}
	}

	@Test
	void partsAreReplaced() {
		BlockingQueue<String> opened = new LinkedBlockingQueue<>();
		try (TestSocketServer server = TestSocketServer.start().on("/", (connection) -> connection.accept())) {
			this.application.withUserConfiguration(Replacing.class)
				.withPropertyValues("sockettask.tasks.ticker.url=" + server.url("/"),
						"sockettask.tasks.audit.auto-startup=false")
				.withBean(SocketTaskListener.class, () -> new SocketTaskListener() {
					@Override
					public void onOpen(SocketTask task, OnOpenCallbackResult result) {
						opened.add(task.name() + " on " + Thread.currentThread().getName());
					}
				})
				.run((context) -> assertThat(opened.poll(5, TimeUnit.SECONDS)).startsWith("ticker on feed-"));
		}
	}

}
