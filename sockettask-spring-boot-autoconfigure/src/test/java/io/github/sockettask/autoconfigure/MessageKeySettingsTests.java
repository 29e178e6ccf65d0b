package io.github.sockettask.autoconfigure;

import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.Environment;
import tools.jackson.databind.json.JsonMapper;

import io.github.sockettask.MessageKey;
import io.github.sockettask.SocketTask;
import io.github.sockettask.settings.EngineConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code receive.key} may be, and what becomes of one that is wrong.
 */
class MessageKeySettingsTests {

	private final AtomicReference<Environment> environment = new AtomicReference<>();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SocketTaskAutoConfiguration.class))
		.withInitializer((context) -> this.environment.set(context.getEnvironment()))
		.withBean("byLength", MessageKey.class, () -> (message) -> ((String) message).length())
		.withPropertyValues("sockettask.tasks.feed.url=ws://localhost:1/", "sockettask.tasks.feed.receive.mode=per-key",
				"sockettask.defaults.auto-startup=false");

	@Test
	void aJsonPointerIsTaken() {
		this.contextRunner.withPropertyValues("sockettask.tasks.feed.receive.key=/id").run((context) -> {
			MessageKey key = context.getBean(EngineConfiguration.class).messageKeys().apply("/id");
			assertThat(key.of("{\"id\":7}")).isEqualTo("7");
			assertThat(key).hasToString("receive.key /id");
		});
	}

	@Test
	void aBeanIsTakenByItsName() {
		this.contextRunner.withPropertyValues("sockettask.tasks.feed.receive.key=byLength").run((context) -> {
			MessageKey key = context.getBean(EngineConfiguration.class).messageKeys().apply("byLength");
			assertThat(key.of("four")).isEqualTo(4);
			assertThat(key.of("three")).isEqualTo(5);
			assertThat(key).hasToString("bean 'byLength'");
		});
	}

	@Test
	void aBeanMayNeedTheTaskThatAsksItForKeys() {
		this.contextRunner.withBean("needy", Needy.class)
			.withPropertyValues("sockettask.tasks.feed.receive.key=needy")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			missing     | there is no bean of this name
			missing     | name a bean of type io.github.sockettask.MessageKey (there is byLength), or a JSON pointer
			environment | is no io.github.sockettask.MessageKey but a org.springframework
			/a~b        | it is not a JSON pointer
			""")
	void whenTheKeyIsWrongThenTheStartFailsAndTellsWhereAndWhatToDo(String key, String reason) {
		this.contextRunner.withPropertyValues("sockettask.tasks.feed.receive.key=" + key).run((context) -> {
			FailureAnalysis analysis = analysis(context.getStartupFailure());
			assertThat(analysis.getDescription()).contains("socket task 'feed'")
				.contains("Property: sockettask.tasks.feed.receive.key")
				.contains("Value: \"" + key + "\"")
				.contains("Origin: ")
				.contains(reason);
			assertThat(analysis.getAction()).contains("sockettask.tasks.feed.receive.key");
		});
	}

	@Test
	void whenThePointerOfAHeartbeatIsWrongThenTheStartFails() {
		this.contextRunner
			.withPropertyValues("sockettask.tasks.feed.receive.key=/id", "sockettask.tasks.feed.heartbeat.message=ping",
					"sockettask.tasks.feed.heartbeat.expect=/a~b=c")
			.run((context) -> assertThat(analysis(context.getStartupFailure()).getDescription())
				.contains("Property: sockettask.tasks.feed.heartbeat.expect")
				.contains("it is not a JSON pointer"));
	}

	@Test
	void whenTheKeyOfTheDefaultsIsWrongThenTheStartFails() {
		this.contextRunner
			.withPropertyValues("sockettask.defaults.receive.mode=per-key", "sockettask.defaults.receive.key=missing",
					"sockettask.tasks.feed.receive.key=/id")
			.run((context) -> assertThat(analysis(context.getStartupFailure()).getDescription())
				.contains("Property: sockettask.defaults.receive.key")
				.contains("there is no bean of this name"));
	}

	@Test
	void whenJacksonIsAbsentThenAPointerStopsTheStartAndABeanDoesNot() {
		ApplicationContextRunner without = this.contextRunner
			.withClassLoader(new FilteredClassLoader(JsonMapper.class.getPackageName()));
		without.withPropertyValues("sockettask.tasks.feed.receive.key=/id")
			.run((context) -> assertThat(analysis(context.getStartupFailure()).getDescription())
				.contains("a JSON pointer needs Jackson"));
		without.withPropertyValues("sockettask.tasks.feed.receive.key=byLength")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	private FailureAnalysis analysis(Throwable failure) {
		FailureAnalysis analysis = new InvalidSocketTaskSettingsFailureAnalyzer(this.environment.get())
			.analyze(failure);
		if (analysis == null) {
			throw new AssertionError("No analysis", failure);
		}
		return analysis;
	}

	static class Needy implements MessageKey {

		Needy(SocketTask feed) {
			assertThat(feed.name()).isEqualTo("feed");
		}

		@Override
		public Object of(Object message) {
			return message;
		}

	}

}
