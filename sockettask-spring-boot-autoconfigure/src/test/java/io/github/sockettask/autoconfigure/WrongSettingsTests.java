package io.github.sockettask.autoconfigure;

import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.Environment;

import io.github.sockettask.SocketTask;
import io.github.sockettask.annotation.OnMessage;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a wrong setting, or a wrong method, makes of the start of an application, and what
 * its developer reads.
 */
class WrongSettingsTests {

	private final AtomicReference<Environment> environment = new AtomicReference<>();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SocketTaskAutoConfiguration.class))
		.withInitializer((context) -> this.environment.set(context.getEnvironment()));

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					url=http://example.org/      | url               | http://example.org/ | it does not start with ws:// or wss://
					url=ws://                    | url               | ws://               | it is no URL
					url=ws://example.org:99999/  | url               | ws://example.org:99999/ | its port is not between 1 and 65535
					url=ws://example.org/#top    | url               | ws://example.org/#*** | it has a fragment
					protocols=a b                | protocols         | a b                 | has an entry that is no token
					protocols=a,a                | protocols         | a                   | has an entry twice
					header.X-Team=                | header.X-Team     |                     | is empty, which no server expects
					header.Host=example.org      | header.Host       |                     | the handshake sets this header
					header.Proxy-Authorization=a | header.Proxy-Authorization |            | would reach the server; set proxy.username and proxy.password
							connect-timeout=0s           | connect-timeout   | 0                   | must be positive
					receive.max-message-size=0B          | receive.max-message-size  | 0B                  | must be from 1B
					send.queue-capacity=0        | send.queue-capacity | 0                 | must be from 1 to 1000000
					send.queue-bytes=0B          | send.queue-bytes  | 0B                  | must be from 1B
					send.timeout=-1s             | send.timeout      | -1                  | must be positive
					send.offline.capacity=-1     | send.offline.capacity | -1              | must be from 1 to 1000000
					send.offline.ttl=0s          | send.offline.ttl  | 0                   | must be positive
					receive.concurrency=0        | receive.concurrency | 0                 | must be from 1 to 1000000
					receive.queue-capacity=0     | receive.queue-capacity | 0              | must be from 1 to 1000000
					receive.queue-bytes=0B       | receive.queue-bytes | 0B                | must be from 1B
					receive.batch-size=0         | receive.batch-size | 0                  | must be from 1 to 1000000
					receive.batch-timeout=0s     | receive.batch-timeout | 0               | must be positive
					receive.slow-after=0s        | receive.slow-after | 0                  | must be positive
					receive.mode=per-key     | receive.mode  | per-key             | nothing says what the key of a message is
					url=ws://${no.such.place}/   | url               | ws://${no.such.place}/ | no.such.place
					""")
	void whenASettingIsWrongThenTheStartFailsAndThePropertyIsNamed(String property, String setting, String value,
			String reason) {
		this.contextRunner
			.withPropertyValues("sockettask.tasks.feed.url=ws://localhost:1/", "sockettask.tasks.feed." + property)
			.run((context) -> {
				assertThat(context).hasFailed();
				FailureAnalysis analysis = analysis(context.getStartupFailure(), this.environment.get());
				assertThat(analysis.getDescription()).contains("socket task 'feed'")
					.contains("Property: sockettask.tasks.feed." + setting)
					.contains("Reason: ")
					.contains(reason);
				if (value != null) {
					assertThat(analysis.getDescription()).contains("Value: \"" + value);
				}
				else {
					assertThat(analysis.getDescription()).doesNotContain("Value: ");
				}
				assertThat(analysis.getAction())
					.isEqualTo("Correct the value of 'sockettask.tasks.feed." + setting + "'.");
			});
	}

	@Test
	void whenAMethodNamesAnUnknownTaskThenTheStartFailsAndTheConfiguredOnesAreListed() {
		this.contextRunner
			.withPropertyValues("sockettask.tasks.feed.url=ws://localhost:1/",
					"sockettask.tasks.ticker.url=ws://localhost:1/", "sockettask.defaults.auto-startup=false")
			.withBean(Misspelt.class)
			.run((context) -> {
				assertThat(context).hasFailed();
				FailureAnalysis analysis = analysis(context.getStartupFailure(), this.environment.get());
				assertThat(analysis.getDescription()).contains("tikcer").contains("feed").contains("ticker");
				assertThat(analysis.getAction()).contains("ticker");
			});
	}

	@Test
	void whenAutoStartupIsOffThenNothingIsConnected() {
		this.contextRunner
			.withPropertyValues("sockettask.tasks.feed.url=ws://localhost:1/",
					"sockettask.tasks.feed.auto-startup=false")
			.run((context) -> assertThat(context.getBean(SocketTask.class).socketTaskId()).isZero());
	}

	private static FailureAnalysis analysis(Throwable failure, Environment environment) {
		for (FailureAnalyzer analyzer : new FailureAnalyzer[] {
				new InvalidSocketTaskSettingsFailureAnalyzer(environment), new CallbackMethodFailureAnalyzer() }) {
			FailureAnalysis analysis = analyzer.analyze(failure);
			if (analysis != null) {
				return analysis;
			}
		}
		throw new AssertionError("No analysis", failure);
	}

	static class Misspelt {

		@OnMessage("tikcer")
		void message(String text) {
		}

	}

}
