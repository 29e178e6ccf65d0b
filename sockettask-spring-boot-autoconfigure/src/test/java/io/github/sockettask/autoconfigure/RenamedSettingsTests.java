package io.github.sockettask.autoconfigure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A setting that has its old name stops the start, and the new name is told.
 */
class RenamedSettingsTests {

	private static final String URL = "sockettask.tasks.feed.url=ws://localhost:1/";

	private final AtomicReference<ConfigurableApplicationContext> context = new AtomicReference<>();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SocketTaskAutoConfiguration.class))
		.withPropertyValues(URL)
		.withInitializer(this.context::set);

	private FailureAnalysis analysis(ApplicationContextRunner runner) {
		AtomicReference<FailureAnalysis> analysis = new AtomicReference<>();
		runner.run((failed) -> {
			assertThat(failed).hasFailed();
			analysis.set(Analyses.of(failed.getStartupFailure(), this.context.get()));
		});
		return analysis.get();
	}

	private ApplicationContextRunner variables(Map<String, Object> variables) {
		return this.contextRunner.withInitializer((initialized) -> initialized.getEnvironment()
			.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new SystemEnvironmentPropertySource(
					StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new HashMap<>(variables))));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			timeout              | connect-timeout          | 5s
			max-message-size     | receive.max-message-size | 1MB
			maxMessageSize       | receive.max-message-size | 1MB
			per-message-deflate  | compression.enabled      | true
			receive.dispatch     | receive.mode             | inline
			dispatch.type-field  | routing.type-field       | /e
			dispatch.unwrap      | routing.unwrap           | /data
			receive.idle-timeout | receive.silence-timeout  | 1m
			receive.on-idle      | receive.on-silence       | reconnect
			""")
	void whenAKeyHasItsOldNameThenTheStartFailsAndNamesTheNewOne(String old, String renamed, String value) {
		for (String prefix : List.of("sockettask.tasks.feed.", "sockettask.defaults.")) {
			FailureAnalysis analysis = analysis(this.contextRunner.withPropertyValues(prefix + old + "=" + value));
			assertThat(analysis.getDescription()).contains("Property: " + prefix + old)
				.contains("Origin: \"" + prefix + old + "\" from property source \"test\"")
				.contains("the setting '" + old + "' is now called '" + renamed + "'");
			assertThat(analysis.getAction()).isEqualTo("Set '" + prefix + renamed + "' instead.");
		}
	}

	@ParameterizedTest
	@CsvSource({ "SOCKETTASK_TASKS_FEED_TIMEOUT, tasks.feed.connect-timeout",
			"SOCKETTASK_DEFAULTS_MAX_MESSAGE_SIZE, defaults.receive.max-message-size",
			"SOCKETTASK_TASKS_FEED_PERMESSAGEDEFLATE, tasks.feed.compression.enabled",
			"SOCKETTASK_DEFAULTS_RECEIVE_IDLETIMEOUT, defaults.receive.silence-timeout" })
	void whenAVariableHasItsOldNameThenTheStartFailsAndNamesTheNewOne(String variable, String renamed) {
		FailureAnalysis analysis = analysis(variables(Map.of(variable, "1s")));
		assertThat(analysis.getDescription()).contains("Origin: \"" + variable + "\"");
		assertThat(analysis.getAction()).isEqualTo("Set 'sockettask." + renamed + "' instead.");
	}

}
