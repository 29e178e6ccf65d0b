package io.github.sockettask.guide;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.sockettask.SocketMessageConverter;
import io.github.sockettask.SocketTaskFactory;
import io.github.sockettask.autoconfigure.SocketTaskAutoConfiguration;
import io.github.sockettask.settings.EngineConfiguration;
import io.github.sockettask.settings.SocketTaskSettingsSource;
import io.github.sockettask.test.task.FakeSocketConnection;
import io.github.sockettask.test.task.FakeSocketTask;
import io.github.sockettask.test.task.FakeSocketTaskFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code docs/handlers.md} shows.
 */
class HandlersGuideTests {

	private static final String TRADE = "{\"type\":\"trade\",\"symbol\":\"SPX\",\"price\":101.5}";

	private static final String ALERT = "{\"channel\":\"alerts.eu\",\"level\":3,\"data\":{\"text\":\"fire\"}}";

	private final ApplicationContextRunner application = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class, SocketTaskAutoConfiguration.class))
		.withUserConfiguration(Fakes.class)
		.withPropertyValues("sockettask.tasks.ticker.url=ws://localhost/", "sockettask.defaults.auto-startup=false");

	@BeforeEach
	void forget() {
		Trades.seen.clear();
		ComposedHandlers.seen.clear();
	}

	private FakeSocketConnection run(Class<?> beans, String... messages) {
		FakeSocketConnection[] connection = new FakeSocketConnection[1];
		this.application.withUserConfiguration(beans).run((context) -> {
			assertThat(context).hasNotFailed();
			connection[0] = context.getBean("ticker", FakeSocketTask.class)
				.connection()
				.open("v1", Map.of("X-Session", List.of("s7")));
			for (String message : messages) {
				connection[0].receiveText(message);
			}
		});
		return connection[0];
	}

	@Test
	void messagesGoToTheMethodsThatAskForThem() {
		run(Trades.Feed.class, TRADE, ALERT, "{\"type\":\"news\"}");
		assertThat(Trades.seen).containsExactly("trade 101.5", "alert 2 fire", "other {\"type\":\"news\"}");
	}

	@Test
	void errorsAreAnswered() {
		FakeSocketConnection connection = run(Trades.Orders.class, "{\"type\":\"order\",\"amount\":2}",
				"{\"type\":\"order\",\"amount\":0}");
		assertThat(connection.sent()).containsExactly("accepted 2 for s7", "refused 0: nothing to buy");
	}

	@Test
	void typesChooseByThemselves() {
		run(ComposedHandlers.Events.class, "{\"type\":\"quote\",\"bid\":1}", "{\"type\":\"halt\",\"reason\":\"storm\"}",
				"{\"type\":\"trade\"}");
		assertThat(ComposedHandlers.seen).containsExactly("quote 1", "event Quote[bid=1]", "event Halt[reason=storm]");
	}

	@Test
	void annotationsAreComposed() {
		run(ComposedHandlers.Composed.class, TRADE, TRADE.replace("101.5", "99"));
		assertThat(ComposedHandlers.seen).containsExactly("expensive 101.5");
	}

	@Test
	void whatCannotBeHandledIsKept() {
		this.application.withUserConfiguration(ComposedHandlers.Beans.class, Trades.Feed.class)
			.run((context) -> context.getBean("ticker", FakeSocketTask.class)
				.connection()
				.open()
				.receiveText("{\"type\":\"trade\",\"price\":\"much\"}"));
		assertThat(ComposedHandlers.seen).containsExactly("dead after 1: {\"type\":\"trade\",\"price\":\"much\"}");
	}

	@Test
	void codeCanDoTheSame() {
		FakeSocketTask task = new FakeSocketTaskFactory().createTask("ticker");
		ComposedHandlers.attach(task);
		task.connection().open().receiveText(TRADE).receiveText(ALERT).receiveText("hello");
		assertThat(ComposedHandlers.seen).containsExactly("trade 101.5", "alert 2", "other hello");
	}

	@Configuration(proxyBeanMethods = false)
	static class Fakes {

		@Bean
		SocketTaskFactory socketTaskFactory(SocketTaskSettingsSource settings, EngineConfiguration configuration,
				SocketMessageConverter converter) {
			return new FakeSocketTaskFactory(settings, configuration, converter);
		}

	}

}
