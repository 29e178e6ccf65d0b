package io.github.sockettask.autoconfigure;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A setting that has its old name stops the start, and the new name is told.
 */
class RenamedSettingsTests {

	private static final String URL = "sockettask.tasks.feed.url=ws://localhost:1/";

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SocketTaskAutoConfiguration.class))
		.withPropertyValues(URL);

	private ApplicationContextRunner variables(Map<String, Object> variables) {
		return this.contextRunner.withInitializer(new EnvironmentVariables(variables));
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
			FailureAnalysis analysis = Analyses.of(this.contextRunner.withPropertyValues(prefix + old + "=" + value));
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
		FailureAnalysis analysis = Analyses.of(variables(Map.of(variable, "1s")));
		assertThat(analysis.getDescription()).contains("Origin: \"" + variable + "\"");
		assertThat(analysis.getAction()).isEqualTo("Set 'sockettask." + renamed + "' instead.");
	}

}
