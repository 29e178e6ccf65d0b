package io.github.sockettask.autoconfigure;

import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.Environment;

import io.github.sockettask.settings.SocketTaskSettingsSource;
import io.github.sockettask.settings.Startup;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is read when a setting of supervision is wrong.
 */
class SupervisionSettingsTests {

	private final AtomicReference<Environment> environment = new AtomicReference<>();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SocketTaskAutoConfiguration.class))
		.withPropertyValues("sockettask.defaults.auto-startup=false")
		.withInitializer((context) -> this.environment.set(context.getEnvironment()));

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			textBlock = """
					reconnect.delay=0s               | 0ms     | must be positive
					reconnect.multiplier=0.5         | 0.5     | must not be below 1.0
					reconnect.multiplier=NaN         | NaN     | must not be below 1.0
					reconnect.max-delay=500ms        | 500ms   | must not be shorter than reconnect.delay (1s)
					reconnect.jitter=-1s             | -1000ms | must not be negative
					reconnect.max-retries=-2         | -2      | must not be below -1
					reconnect.reset-after=-1s        | -1000ms | must not be negative
					reconnect.on-close.999=stop      | stop    | 999 is no close code, which are from 1000 to 4999
					reconnect.on-close.5000=now      | now     | 5000 is no close code, which are from 1000 to 4999
					reconnect.on-close.5xx=now       | now     | 5xx is no close code, which are from 1000 to 4999
					reconnect.on-close.4900-5000=now | now     | 4900-5000 is no close code, which are from 1000 to 4999
					reconnect.on-close.4099-4000=now | now     | the last code of the range is before the first one
					reconnect.on-close.4000-=now     | now     | '4000-' is no code, range of codes such as 4000-4099, or class of HTTP statuses such as 5xx
					reconnect.on-close.policy=now    | now     | 'policy' is no code, range of codes such as 4000-4099, or class of HTTP statuses such as 5xx
					reconnect.on-status.6xx=now      | now     | 6xx is no HTTP status that refuses a handshake, which are from 100 to 599 without 101
					reconnect.on-status.101=stop     | stop    | 101 is no HTTP status that refuses a handshake, which are from 100 to 599 without 101
					reconnect.on-status.600=slow     | slow    | 600 is no HTTP status that refuses a handshake, which are from 100 to 599 without 101
					heartbeat.interval=-1s           | -1000ms | must not be negative
					heartbeat.interval=15ms          | 15ms    | must be at least 1s, or 0 for no heartbeat
					heartbeat.interval=999ms         | 999ms   | must be at least 1s, or 0 for no heartbeat
					heartbeat.timeout=0s             | 0ms     | must be positive
					heartbeat.expect=pong            | pong    | no text asks for the answer; set heartbeat.message to the text to send
					receive.retry.max-delay=500ms    | 500ms   | must not be shorter than receive.retry.delay (1s)
					receive.retry.multiplier=0.9     | 0.9     | must not be below 1.0
					receive.retry.max-retries=-1     | -1      | must not be below 0
					receive.silence-timeout=-1s         | -1000ms | must not be negative
					max-connection-age=-1s           | -1000ms | must not be negative
					startup-timeout=0s               | 0ms     | must be positive
					""")
	void aWrongValueIsToldOfATaskAndOfTheDefaults(String property, String value, String reason) {
		String setting = property.split("=")[0];
		assertThat(analysis("sockettask.tasks.feed.url=ws://localhost:1/", "sockettask.tasks.feed." + property)
			.getDescription()).isEqualTo(
					description("The configuration of socket task 'feed' is", "tasks.feed." + setting, value, reason));
		assertThat(analysis("sockettask.defaults." + property).getDescription())
			.isEqualTo(description("The defaults of all socket tasks are", "defaults." + setting, value, reason));
	}

	@Test
	void rangesOfWhichNoneIsMoreSpecificAreRefused() {
		FailureAnalysis analysis = analysis("sockettask.tasks.feed.url=ws://localhost:1/",
				"sockettask.tasks.feed.reconnect.on-close.4000-4099=stop",
				"sockettask.tasks.feed.reconnect.on-close.4050-4149=slow");
		assertThat(analysis.getDescription()).isEqualTo(description("The configuration of socket task 'feed' is",
				"tasks.feed.reconnect.on-close.4050-4149", "slow",
				"4050-4149 overlaps 4000-4099, and neither is more specific; make one of the two smaller"));
	}

	@Test
	void aRangeOfATaskAndOneOfTheDefaultsOfWhichNoneIsMoreSpecificAreRefused() {
		FailureAnalysis analysis = analysis("sockettask.tasks.feed.url=ws://localhost:1/",
				"sockettask.tasks.feed.reconnect.on-status.500-504=stop",
				"sockettask.defaults.reconnect.on-status.503-507=slow");
		assertThat(analysis.getDescription()).contains("503-507 overlaps 500-504")
			.contains("Origin: \"sockettask.defaults.reconnect.on-status.503-507\"");
	}

	private String description(String what, String setting, String value, String reason) {
		return """
				%s wrong:

				    Property: sockettask.%s
				    Value: "%s"
				    Origin: "sockettask.%s" from property source "test"
				    Reason: %s""".formatted(what, setting, value, setting, reason);
	}

	@Test
	void anExpectedAnswerMayBeAPointerWhichIsCheckedAsKeysAre() {
		assertThat(
				analysis("sockettask.tasks.feed.url=ws://localhost:1/", "sockettask.tasks.feed.heartbeat.message=ping",
						"sockettask.tasks.feed.heartbeat.expect=/a~2=pong")
					.getDescription())
			.isEqualTo(
					"""
							The configuration of socket task 'feed' is wrong:

							    Property: sockettask.tasks.feed.heartbeat.expect
							    Value: "/a~2=pong"
							    Origin: "sockettask.tasks.feed.heartbeat.expect" from property source "test"
							    Reason: it is not a JSON pointer, in which each ~ is followed by 0 or 1; write ~0 for ~ and ~1 for / in a name""");
		this.contextRunner
			.withPropertyValues("sockettask.tasks.feed.url=ws://localhost:1/",
					"sockettask.tasks.feed.heartbeat.message=ping", "sockettask.tasks.feed.heartbeat.expect=/a~1b=~2")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void anAddressAndSeveralAddressesExcludeEachOther() {
		FailureAnalysis analysis = analysis("sockettask.tasks.feed.url=ws://localhost:1/",
				"sockettask.tasks.feed.urls=ws://localhost:2/,ws://localhost:3/");
		assertThat(analysis.getDescription()).isEqualTo("""
				The configuration of socket task 'feed' is wrong:

				    Property: sockettask.tasks.feed.urls
				    Value: "ws://localhost:2/,ws://localhost:3/"
				    Origin: "sockettask.tasks.feed.urls" from property source "test"
				    Reason: url is set too; set one of the two""");
	}

	@Test
	void whenThereIsNoAddressThenBothPropertiesAreNamed() {
		FailureAnalysis analysis = analysis("sockettask.tasks.feed.connect-timeout=1s");
		assertThat(analysis.getDescription()).isEqualTo("""
				The configuration of socket task 'feed' is wrong:

				    Property: sockettask.tasks.feed.url
				    Reason: no address is set: neither url nor urls""");
		assertThat(analysis.getAction()).contains("'sockettask.tasks.feed.url'")
			.contains("'sockettask.tasks.feed.urls'");
	}

	@Test
	void whenATaskIsOnlySwitchedOnThenItsAddressIsMissing() {
		assertThat(analysis("sockettask.tasks.feed.enabled=true").getDescription()).isEqualTo("""
				The configuration of socket task 'feed' is wrong:

				    Property: sockettask.tasks.feed.url
				    Reason: no address is set: neither url nor urls""");
	}

	@Test
	void eachOfSeveralAddressesIsChecked() {
		FailureAnalysis analysis = analysis("sockettask.tasks.feed.urls[0]=ws://localhost:2/",
				"sockettask.tasks.feed.urls[1]=http://localhost:3/");
		assertThat(analysis.getDescription()).isEqualTo("""
				The configuration of socket task 'feed' is wrong:

				    Property: sockettask.tasks.feed.urls[1]
				    Value: "http://localhost:3/"
				    Origin: "sockettask.tasks.feed.urls[1]" from property source "test"
				    Reason: it does not start with ws:// or wss://""");
	}

	@Test
	void aLazyTaskHasToKeepItsFirstMessage() {
		FailureAnalysis analysis = analysis("sockettask.tasks.feed.url=ws://localhost:1/",
				"sockettask.defaults.startup=lazy", "sockettask.tasks.feed.send.offline.enabled=false");
		assertThat(analysis.getDescription()).isEqualTo(
				"""
						The configuration of socket task 'feed' is wrong:

						    Property: sockettask.tasks.feed.send.offline.enabled
						    Value: "false"
						    Origin: "sockettask.tasks.feed.send.offline.enabled" from property source "test"
						    Reason: with startup=lazy the first message has to wait until the task is open; leave it out, or choose another startup""");
		this.contextRunner
			.withPropertyValues("sockettask.tasks.feed.url=ws://localhost:1/", "sockettask.tasks.feed.startup=lazy",
					"sockettask.defaults.send.offline.enabled=false")
			.run((context) -> assertThat(context.getBean(SocketTaskSettingsSource.class).settings("feed").startup())
				.isSameAs(Startup.LAZY));
	}

	private FailureAnalysis analysis(String... properties) {
		AtomicReference<Throwable> failure = new AtomicReference<>();
		this.contextRunner.withPropertyValues(properties).run((context) -> failure.set(context.getStartupFailure()));
		FailureAnalysis analysis = new InvalidSocketTaskSettingsFailureAnalyzer(this.environment.get())
			.analyze(failure.get());
		assertThat(analysis).isNotNull();
		return analysis;
	}

}
