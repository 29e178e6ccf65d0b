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

import io.github.sockettask.settings.RoutingSettings;
import io.github.sockettask.settings.SocketTaskSettingsSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code routing} may be, and what becomes of pointers that are wrong.
 */
class RoutingSettingsTests {

	private final AtomicReference<Environment> environment = new AtomicReference<>();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SocketTaskAutoConfiguration.class))
		.withInitializer((context) -> this.environment.set(context.getEnvironment()))
		.withPropertyValues("sockettask.tasks.feed.url=ws://localhost:1/", "sockettask.defaults.auto-startup=false");

	private final ApplicationContextRunner withoutJackson = this.contextRunner
		.withClassLoader(new FilteredClassLoader(JsonMapper.class.getPackageName()));

	@Test
	void theTypeIsAtItsUsualPlaceAndNothingIsTakenApartUnlessThePropertiesSaySo() {
		this.contextRunner.run((context) -> assertThat(settings(context.getBean(SocketTaskSettingsSource.class)))
			.isEqualTo(new RoutingSettings("/type", null)));
	}

	@Test
	void theTaskIsBeforeTheDefaultsAndAnEmptyPointerIsTheWholeFrame() {
		this.contextRunner
			.withPropertyValues("sockettask.defaults.routing.type-field=/e", "sockettask.defaults.routing.unwrap=/data",
					"sockettask.tasks.feed.routing.unwrap=")
			.run((context) -> assertThat(settings(context.getBean(SocketTaskSettingsSource.class)))
				.isEqualTo(new RoutingSettings("/e", "")));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			tasks.feed.routing.type-field | kind  | it is not a JSON pointer, which starts with a slash
			tasks.feed.routing.type-field | /a~b  | it is not a JSON pointer, in which each ~ is followed by 0 or 1
			tasks.feed.routing.unwrap     | data  | it is not a JSON pointer, which starts with a slash
			tasks.feed.routing.unwrap     | /a~2b | it is not a JSON pointer, in which each ~ is followed by 0 or 1
			""")
	void whenAPointerIsWrongThenTheStartFailsAndTellsWhereAndWhatToDo(String key, String value, String reason) {
		this.contextRunner.withPropertyValues("sockettask." + key + "=" + value).run((context) -> {
			FailureAnalysis analysis = analysis(context.getStartupFailure());
			assertThat(analysis.getDescription()).contains("socket task 'feed'")
				.contains("Property: sockettask." + key)
				.contains("Value: \"" + value + "\"")
				.contains("Origin: ")
				.contains(reason);
			assertThat(analysis.getAction()).contains("sockettask." + key);
		});
	}

	@ParameterizedTest
	@CsvSource({ "routing.type-field", "routing.unwrap" })
	void whenAPointerOfTheDefaultsIsWrongThenTheStartFailsAndNamesIt(String key) {
		this.contextRunner.withPropertyValues("sockettask.defaults." + key + "=/~")
			.run((context) -> assertThat(analysis(context.getStartupFailure()).getDescription())
				.contains("Property: sockettask.defaults." + key)
				.contains("it is not a JSON pointer"));
	}

	@ParameterizedTest
	@CsvSource({ "routing.type-field, /kind", "routing.unwrap, /data" })
	void whenJacksonIsAbsentThenAPointerStopsTheStart(String key, String value) {
		this.withoutJackson.withPropertyValues("sockettask.tasks.feed." + key + "=" + value)
			.run((context) -> assertThat(analysis(context.getStartupFailure()).getDescription())
				.contains("Property: sockettask.tasks.feed." + key)
				.contains("a JSON pointer needs Jackson"));
	}

	@Test
	void whenJacksonIsAbsentThenThePlaceOfTheTypeThatNobodyHasSetStopsNothing() {
		this.withoutJackson.run((context) -> assertThat(context).hasNotFailed());
	}

	private static RoutingSettings settings(SocketTaskSettingsSource source) {
		return source.settings("feed").routing();
	}

	private FailureAnalysis analysis(Throwable failure) {
		FailureAnalysis analysis = new InvalidSocketTaskSettingsFailureAnalyzer(this.environment.get())
			.analyze(failure);
		if (analysis == null) {
			throw new AssertionError("No analysis", failure);
		}
		return analysis;
	}

}
