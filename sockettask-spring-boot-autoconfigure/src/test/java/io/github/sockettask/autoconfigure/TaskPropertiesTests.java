package io.github.sockettask.autoconfigure;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;

import io.github.sockettask.ConnectSocketOption;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskFactory;
import io.github.sockettask.SocketTaskRegistry;
import io.github.sockettask.annotation.OnMessage;
import io.github.sockettask.settings.SocketTaskCustomizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * The failure analysis of a misspelled property of a task, and of one that has no effect.
 */
class TaskPropertiesTests {

	private static final String URL = "sockettask.tasks.feed.url=ws://localhost:1/";

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SocketTaskAutoConfiguration.class))
		.withPropertyValues("sockettask.defaults.auto-startup=false", "known=yes");

	private FailureAnalysis analysis(String... properties) {
		return Analyses.of(this.contextRunner.withPropertyValues(properties));
	}

	private ApplicationContextRunner variables(Map<String, Object> variables) {
		return this.contextRunner.withInitializer(new EnvironmentVariables(variables));
	}

	private static String description(String task, String property, String value, String origin, String reason) {
		return "The configuration of socket task '%s' is wrong:\n\n    Property: %s\n%s    Origin: %s\n    Reason: %s"
			.formatted(task, property, (value != null) ? "    Value: \"" + value + "\"\n" : "", origin, reason);
	}

	private static String test(String property) {
		return "\"" + property + "\" from property source \"test\"";
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			header.Authorization | Bearer ${NOPE} |
			header.X-Team        | ${known}${no.such.team} |
			protocols            | v1,${NOPE}     | v1,${NOPE}
			heartbeat.message    | ${NOPE}        | ${NOPE}
			connect-timeout      | ${NOPE}        | ${NOPE}
			receive.mode     | ${NOPE}        | ${NOPE}
			""")
	void whenAPlaceholderIsNotResolvedThenTheStartFails(String setting, String value, String shown) {
		String property = "sockettask.tasks.feed." + setting;
		FailureAnalysis analysis = analysis(URL, property + "=" + value);
		String placeholder = value.contains("NOPE") ? "NOPE" : "no.such.team";
		assertThat(analysis.getDescription()).isEqualTo(description("feed", property, shown, test(property),
				"nothing sets the property '%s' of its placeholder".formatted(placeholder)));
		assertThat(analysis.getAction()).isEqualTo("Set the property that the placeholder of '" + property
				+ "' names, or give the placeholder a default.");
	}

	@Test
	void whenAPlaceholderOfTheDefaultsIsNotResolvedThenTheStartFails() {
		FailureAnalysis analysis = analysis(URL, "sockettask.defaults.header.X-Team=${NOPE}");
		assertThat(analysis.getDescription()).isEqualTo("""
				The defaults of all socket tasks are wrong:

				    Property: sockettask.defaults.header.X-Team
				    Origin: "sockettask.defaults.header.X-Team" from property source "test"
				    Reason: nothing sets the property 'NOPE' of its placeholder""");
	}

	@Test
	void anEscapedPlaceholderIsText() {
		this.contextRunner.withPropertyValues(URL, "sockettask.tasks.feed.header.X-Template=\\${name}")
			.run((started) -> assertThat(started).hasNotFailed());
	}

	@Test
	void whenAHeaderIsEmptyThenTheStartFails() {
		FailureAnalysis analysis = analysis(URL, "sockettask.tasks.feed.header.Authorization=${NOPE:}");
		assertThat(analysis.getDescription()).isEqualTo(description("feed",
				"sockettask.tasks.feed.header.Authorization", null, test("sockettask.tasks.feed.header.Authorization"),
				"is empty, which no server expects; leave it out, or set a value"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			textBlock = """
					reconnect=false         | false   | 'reconnect' has settings (delay, enabled, jitter, max-delay, max-retries, multiplier, on-close, on-status, reset-after) and no value of its own | Set 'sockettask.tasks.feed.reconnect.enabled' to false.
					heartbeat=30s           | 30s     | 'heartbeat' has settings (expect, interval, message, timeout) and no value of its own | Set 'sockettask.tasks.feed.heartbeat.interval' to 30s.
					heartbeat=false         | false   | 'heartbeat' has settings (expect, interval, message, timeout) and no value of its own | Set 'sockettask.tasks.feed.heartbeat.interval' to 0.
					compression=true        | true | 'compression' has settings (enabled) and no value of its own | Set 'sockettask.tasks.feed.compression.enabled' to true.
					send.offline=true       | true    | 'send.offline' has settings (bytes, capacity, enabled, ttl) and no value of its own | Set 'sockettask.tasks.feed.send.offline.enabled' to true.
					reconnect.on-close.1000=halt   | halt  | it is none of stop, now, backoff, slow, refresh | Correct the value of 'sockettask.tasks.feed.reconnect.on-close.1000'.
					reconnect.max-retries=many     | many  | it is no whole number | Correct the value of 'sockettask.tasks.feed.reconnect.max-retries'.
					reconnect.jitter=half          | half  | it is no time with a unit, such as 500ms, 15s or 2m | Correct the value of 'sockettask.tasks.feed.reconnect.jitter'.
					reconnect.jitter=0.5           | 0.5   | it is a ratio, but this is a time, such as 500ms | Correct the value of 'sockettask.tasks.feed.reconnect.jitter'.
					reconnect.multiplier=half      | half  | it is no number | Correct the value of 'sockettask.tasks.feed.reconnect.multiplier'.
					receive.mode=parallel      | parallel | it is none of serial, inline, concurrent, per-key | Correct the value of 'sockettask.tasks.feed.receive.mode'.
					tcp-no-delay=maybe             | maybe | it is neither true nor false | Correct the value of 'sockettask.tasks.feed.tcp-no-delay'.
					receive.max-message-size=big           | big   | it is no size with a unit, such as 64KB or 4MB | Correct the value of 'sockettask.tasks.feed.receive.max-message-size'.
					connect-timeout=5 parsecs              | 5 parsecs | it is no time with a unit, such as 500ms, 15s or 2m | Correct the value of 'sockettask.tasks.feed.connect-timeout'.
					heartbeat.interval=15          | 15    | it has no unit, and would be taken for milliseconds | Add the unit to 'sockettask.tasks.feed.heartbeat.interval', such as 15s or 15ms.
					close-timeout=5                | 5     | it has no unit, and would be taken for milliseconds | Add the unit to 'sockettask.tasks.feed.close-timeout', such as 5s or 5ms.
					""")
	void whenAValueDoesNotFitThenPropertyValueAndOriginAreTold(String assignment, String value, String reason,
			String action) {
		String property = "sockettask.tasks.feed." + assignment.split("=")[0];
		FailureAnalysis analysis = analysis(URL, "sockettask.tasks.feed." + assignment);
		assertThat(analysis.getDescription()).isEqualTo(description("feed", property, value, test(property), reason));
		assertThat(analysis.getAction()).isEqualTo(action);
	}

	@Test
	void zeroNeedsNoUnit() {
		this.contextRunner.withPropertyValues(URL, "sockettask.tasks.feed.heartbeat.interval=0")
			.run((started) -> assertThat(started).hasNotFailed());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			textBlock = """
					startup=fail-fast,auto-startup=false | startup | fail-fast | auto-startup is false, so that the application does not wait for the task; leave one of the two out
					startup=wait                         | startup | wait      | auto-startup is false, so that the application does not wait for the task; leave one of the two out
					startup-timeout=5s                   | startup-timeout | 5s | the application does not wait for the task; set startup to wait or fail-fast, or leave it out
					receive.key=/id                      | receive.key | /id | only receive.mode=per-key looks at the key of a message; set that, or leave it out
					receive.key=/id,receive.mode=concurrent | receive.key | /id | only receive.mode=per-key looks at the key of a message; set that, or leave it out
					receive.concurrency=4                | receive.concurrency | 4 | messages are handled one by one; set receive.mode to concurrent or per-key, or leave it out
					receive.batch-timeout=1s             | receive.batch-timeout | 1s | no lists of messages are made; set receive.batch-size, or leave it out
					receive.on-silence=reconnect            | receive.on-silence | reconnect | the task may be silent for ever; set receive.silence-timeout, or leave it out
					receive.retry.delay=2s               | receive.retry.delay | 2s | no handler gets a message again; set receive.retry.max-retries, or leave it out
					receive.retry.jitter=10ms            | receive.retry.jitter | 10ms | no handler gets a message again; set receive.retry.max-retries, or leave it out
					send.offline.capacity=5              | send.offline.capacity | 5 | messages do not wait while the task is not open; set send.offline.enabled to true, or leave it out
					send.offline.ttl=5s                  | send.offline.ttl | 5s | messages do not wait while the task is not open; set send.offline.enabled to true, or leave it out
					url-order=round-robin                | url-order | round-robin | there is one address only; set urls to several, or leave it out
					reconnect.delay=60s                  | reconnect.delay | 60s | must not be longer than reconnect.max-delay, which is 30s unless set; set that too
					receive.retry.delay=60s,receive.retry.max-retries=1 | receive.retry.delay | 60s | must not be longer than receive.retry.max-delay, which is 30s unless set; set that too
					reconnect.delay=60s,reconnect.max-delay=10s | reconnect.max-delay | 10s | must not be shorter than reconnect.delay (60s)
					""")
	void whenASettingHasNoEffectThenTheStartFails(String assignments, String setting, String value, String reason) {
		String property = "sockettask.tasks.feed." + setting;
		String[] properties = assignments.split(",");
		for (int i = 0; i < properties.length; i++) {
			properties[i] = "sockettask.tasks.feed." + properties[i];
		}
		FailureAnalysis analysis = Analyses
			.of(this.contextRunner.withPropertyValues(URL).withPropertyValues(properties));
		assertThat(analysis.getDescription()).isEqualTo(description("feed", property, value, test(property), reason));
		assertThat(analysis.getAction()).isEqualTo("Correct the value of '" + property + "'.");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			sockettask.defaults.startup=fail-fast,sockettask.tasks.feed.auto-startup=false
			sockettask.defaults.receive.key=/id
			sockettask.defaults.startup-timeout=5s
			sockettask.tasks.feed.send.offline.capacity=5,sockettask.tasks.feed.send.offline.enabled=false
			sockettask.tasks.feed.send.offline.capacity=5,sockettask.tasks.feed.startup=lazy
			sockettask.tasks.feed.reconnect.delay=5s,sockettask.tasks.feed.reconnect.enabled=false
			sockettask.tasks.feed.heartbeat.timeout=5s,sockettask.tasks.feed.heartbeat.interval=0s
			""")
	void whatIsSwitchedOffForATaskAndWhatIsOnlyADefaultIsNoContradiction(String properties) {
		this.contextRunner.withPropertyValues(URL)
			.withPropertyValues(properties.split(","))
			.run((started) -> assertThat(started).hasNotFailed());
	}

	@Test
	void whatACustomizerGivesAnEffectIsNoContradiction() {
		this.contextRunner.withPropertyValues(URL, "sockettask.tasks.feed.receive.batch-timeout=1s")
			.withBean(SocketTaskCustomizer.class,
					() -> (name, settings) -> settings.withReceive(settings.receive().withBatchSize(5)))
			.withBean(ListMethod.class)
			.run((started) -> assertThat(started).hasNotFailed());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			textBlock = """
					sockettask.tasks.feed.uri=ws://localhost/ | feed | uri | there is no setting 'uri' | Did you mean 'sockettask.tasks.feed.url'?
					sockettask.tasks.feed.reconect.max-delay=1s | feed | reconect.max-delay | there is no setting 'reconect.max-delay' | Did you mean 'sockettask.tasks.feed.reconnect.max-delay'?
					sockettask.tasks.feed.send.ofline.ttl=1s | feed | send.ofline.ttl | there is no setting 'send.ofline.ttl' | Did you mean 'sockettask.tasks.feed.send.offline.ttl'?
					sockettask.tasks.feed.reconect.typo=1s | feed | reconect.typo | there is no setting 'reconect.typo' | Did you mean 'sockettask.tasks.feed.reconnect'?
					sockettask.tasks.feed.reconnect.max-delai=1s | feed | reconnect.max-delai | there is no setting 'reconnect.max-delai' | Did you mean 'sockettask.tasks.feed.reconnect.max-delay'?
					sockettask.tasks.feed.reconnect.wait=1s | feed | reconnect.wait | there is no setting 'reconnect.wait' | Remove it, or use one of the settings of 'reconnect': delay, enabled, jitter, max-delay, max-retries, multiplier, on-close, on-status, reset-after.
					sockettask.tasks.a.b.url=ws://localhost/ | a | b.url | there is no setting 'b.url' | If the name of the task is 'a.b', put it in brackets: "[a.b]": in YAML, sockettask.tasks[a.b].url in a properties file.
					sockettask.tasks.a.b.c.receive.mode=inline | a | b.c.receive.mode | there is no setting 'b.c.receive.mode' | If the name of the task is 'a.b.c', put it in brackets: "[a.b.c]": in YAML, sockettask.tasks[a.b.c].receive.mode in a properties file.
					""")
	void whenAKeySetsNothingThenTheStartFails(String assignment, String task, String setting, String reason,
			String action) {
		FailureAnalysis analysis = analysis(assignment);
		String property = "sockettask.tasks." + task + "." + setting;
		assertThat(analysis.getDescription()).isEqualTo(description(task, property, null, test(property), reason));
		assertThat(analysis.getAction()).isEqualTo(action);
	}

	@Test
	void whenAVariableHasAnUnderscoreInTheNameOfAMapThenTheStartFails() {
		String variable = "SOCKETTASK_TASKS_FEED_RECONNECT_ON_CLOSE_4000";
		FailureAnalysis analysis = Analyses.of(variables(Map.of(variable, "stop")).withPropertyValues(URL));
		assertThat(analysis.getDescription()).contains("Origin: \"" + variable + "\"")
			.contains("an underscore stands for a dot");
		assertThat(analysis.getAction())
			.isEqualTo("In the name of the variable, write 'reconnect.on-close' as RECONNECT_ONCLOSE.");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					sockettask.max-conections       | Did you mean 'sockettask.max-connections'?
					sockettask.default.connect-timeout      | Did you mean 'sockettask.defaults.connect-timeout'?
					sockettask.task.feed.url        | Did you mean 'sockettask.tasks.feed.url'?
					sockettask.connect-timeout        | Did you mean 'sockettask.defaults.connect-timeout'?
					sockettask.reconnect.max-delay  | Did you mean 'sockettask.defaults.reconnect.max-delay'?
					sockettask.feed.url             | Did you mean 'sockettask.tasks.feed.url'?
					sockettask.test.conect          | Did you mean 'sockettask.test.connect'?
					sockettask.tset.auto-startup    | Did you mean 'sockettask.test.auto-startup'?
					sockettask.test.url             | Did you mean 'sockettask.tasks.test.url'?
					sockettask.test.colour          | Remove it, or use one of the properties under 'sockettask.test': auto-startup, connect, network.
					sockettask.phase.start          | Remove it, or use one of the properties under 'sockettask': connect-rate, defaults, enabled, expected-tasks, max-callback-threads, max-concurrent-connects, max-connections, phase, show-message-content, tasks.
					sockettask.colour               | Remove it, or use one of the properties under 'sockettask': connect-rate, defaults, enabled, expected-tasks, max-callback-threads, max-concurrent-connects, max-connections, phase, show-message-content, tasks.
					""")
	void whenAPropertyDoesNotExistThenTheStartFailsAndTheOneThatIsMeantIsNamed(String property, String action) {
		FailureAnalysis analysis = analysis(URL, property + "=1s");
		assertThat(analysis.getDescription()).isEqualTo("""
				The configuration of socket tasks is wrong:

				    Property: %s
				    Origin: %s
				    Reason: there is no such property""".formatted(property, test(property)));
		assertThat(analysis.getAction()).isEqualTo(action);
	}

	@ParameterizedTest
	@CsvSource({ "SOCKETTASK_MAX_CONECTIONS, sockettask.max-connections",
			"SOCKETTASK_TEST_AUTO_START, sockettask.test.auto-startup",
			"SOCKETTASK_DEFAULT_PROTOCOLS, sockettask.defaults.protocols",
			"SOCKETTASK_TASK_FEED_URL, sockettask.tasks.feed.url" })
	void whenAVariableIsLikeThatOfAPropertyThenTheStartFails(String variable, String meant) {
		FailureAnalysis analysis = Analyses.of(variables(Map.of(variable, "1s")).withPropertyValues(URL));
		assertThat(analysis.getDescription()).contains("Origin: \"" + variable + "\"");
		assertThat(analysis.getAction()).isEqualTo("Did you mean '" + meant + "'?");
	}

	@Test
	void variablesOfPropertiesAndThoseForSomethingElseStopNothing() {
		variables(Map.of("SOCKETTASK_MAX_CONNECTIONS", "5", "SOCKETTASK_EXPECTED_TASKS", "a,b",
				"SOCKETTASK_EXPECTED_TASKS_0", "a", "SOCKETTASK_SERVICE_HOST", "10.0.0.1", "SOCKETTASK_PORT",
				"tcp://10.0.0.1", "SOCKETTASK_FEED_URL", "ws://localhost/", "SOCKETTASK_TEST_AUTO_STARTUP", "true",
				"SOCKETTASK_TEST_HOST", "10.0.0.1"))
			.withPropertyValues(URL, "sockettask.expected-tasks[0]=a", "sockettask.expectedTasks[1]=b",
					"sockettask.test.network=true", "sockettask.test.connect=true")
			.run((started) -> assertThat(started).hasNotFailed());
	}

	@Test
	void whenATaskIsGivenAnAddressOnlyThenTheSettingIsNamed() {
		FailureAnalysis analysis = analysis("sockettask.tasks.feed=ws://localhost/");
		assertThat(analysis.getDescription()).startsWith("""
				The configuration of socket task 'feed' is wrong:

				    Property: sockettask.tasks.feed
				    Value: "ws://localhost/"
				    Origin: "sockettask.tasks.feed" from property source "test"
				    Reason: a task has settings (auth, auto-startup, close-timeout, compression, connect-timeout,""");
		assertThat(analysis.getAction()).isEqualTo("Set 'sockettask.tasks.feed.url' to ws://localhost/.");
	}

	@ParameterizedTest
	@CsvSource({ "my feed, myfeed", "my_feed, myfeed", "größe, gre" })
	void whenCharactersOfANameWouldBeDroppedThenTheStartFails(String name, String kept) {
		String property = "sockettask.tasks." + name + ".url";
		FailureAnalysis analysis = analysis(property + "=ws://localhost/");
		assertThat(analysis.getDescription()).isEqualTo(description(name, "sockettask.tasks[" + name + "]", null,
				test(property), "the name of the task has characters that are dropped, which makes it '" + kept + "'"));
		assertThat(analysis.getAction()).isEqualTo(
				"Use letters, digits and dashes, or put the name in brackets: \"[%s]\": in YAML, ".formatted(name)
						+ "sockettask.tasks[" + name + "].url in a properties file.");
	}

	@Test
	void aNameInBracketsMayHaveAnyCharacters() {
		this.contextRunner.withPropertyValues("sockettask.tasks[my feed].url=ws://localhost/")
			.run((started) -> assertThat(started).hasBean("my feed"));
	}

	@Test
	void whenAVariableHasAnUnderscoreForADashThenTheStartFailsAndTheVariableIsNamed() {
		FailureAnalysis analysis = Analyses.of(variables(Map.of("SOCKETTASK_TASKS_ORDER_FEED_URL", "ws://localhost/")));
		assertThat(analysis.getDescription()).isEqualTo(description("order", "sockettask.tasks.order.feed.url", null,
				"\"SOCKETTASK_TASKS_ORDER_FEED_URL\" from property source \"systemEnvironment\"",
				"there is no setting 'feed.url'"));
		assertThat(analysis.getAction()).isEqualTo("If the name of the task is 'order-feed', name the variable "
				+ "SOCKETTASK_TASKS_ORDERFEED_URL: an underscore stands for a dot, a dash is left out.");
	}

	@Test
	void aVariableMayHaveAnUnderscoreForTheDashOfASetting() {
		variables(Map.of("SOCKETTASK_TASKS_FEED_CLOSE_TIMEOUT", "7s", "SOCKETTASK_TASKS_FEED_HEADER_X", "y",
				"SOCKETTASK_TASKS_FEED_SEND_OFFLINE_ENABLED", "true"))
			.withPropertyValues(URL)
			.run((started) -> assertThat(started).hasNotFailed());
	}

	@Test
	void whenATaskIsSwitchedOffThenItIsNoBeanAndItsPlaceholdersDoNotMatter() {
		this.contextRunner
			.withPropertyValues(URL, "sockettask.tasks.feed.enabled=false",
					"sockettask.tasks.feed.header.Authorization=${NOPE}",
					"sockettask.tasks.market-feed.url=ws://localhost/", "sockettask.tasks.other.url=ws://localhost/")
			.withPropertyValues("sockettask.tasks.market-feed.enabled=${known:x}")
			.withPropertyValues("known=false")
			.run((started) -> {
				assertThat(started).hasNotFailed();
				assertThat(started.getBeansOfType(SocketTask.class)).containsOnlyKeys("other");
				assertThatIllegalArgumentException()
					.isThrownBy(() -> started.getBean(SocketTaskFactory.class).createTask("feed"))
					.withMessage("The socket task \"feed\" is switched off by sockettask.tasks.feed.enabled=false");
			});
	}

	@Test
	void aMethodMayNameATaskThatIsSwitchedOff() {
		this.contextRunner.withPropertyValues(URL, "sockettask.tasks.feed.enabled=false")
			.withBean(Method.class)
			.run((started) -> assertThat(started).hasNotFailed());
	}

	@Test
	void whenNoHandlerTakesListsThenABatchSizeStopsTheStart() {
		FailureAnalysis analysis = Analyses
			.of(this.contextRunner.withPropertyValues(URL, "sockettask.tasks.feed.receive.batch-size=5")
				.withBean(Method.class));
		assertThat(analysis.getDescription()).isEqualTo(description("feed", "sockettask.tasks.feed.receive.batch-size",
				"5", test("sockettask.tasks.feed.receive.batch-size"),
				"no handler takes a list of messages; declare one, such as a method with @OnMessage and a List, or leave it out"));
	}

	@Test
	void whenAHandlerTakesListsOrTheDefaultsHaveTheSizeThenTheApplicationStarts() {
		this.contextRunner.withPropertyValues(URL, "sockettask.tasks.feed.receive.batch-size=5")
			.withBean(ListMethod.class)
			.run((started) -> assertThat(started).hasNotFailed());
		this.contextRunner.withPropertyValues(URL, "sockettask.defaults.receive.batch-size=5")
			.withBean(Method.class)
			.run((started) -> assertThat(started).hasNotFailed());
	}

	@ExtendWith(OutputCaptureExtension.class)
	@Test
	void whenNothingIsInjectedThatCouldStartALazyTaskThenALineOfTheLogSaysSo(CapturedOutput output) {
		String warning = "Task 'feed' may never connect: startup is lazy";
		this.contextRunner.withPropertyValues(URL, "sockettask.tasks.feed.startup=lazy")
			.withBean(Sender.class)
			.run((started) -> assertThat(started).hasNotFailed());
		assertThat(output).doesNotContain(warning);
		this.contextRunner.withPropertyValues(URL, "sockettask.tasks.feed.startup=lazy")
			.run((started) -> assertThat(started).hasNotFailed());
		assertThat(output).contains(warning);
	}

	@Test
	void whenMoreTasksStartThanThereMayBeConnectionsThenTheStartFails() {
		FailureAnalysis analysis = analysis(URL, "sockettask.tasks.other.url=ws://localhost:1/",
				"sockettask.defaults.auto-startup=true", "sockettask.max-connections=1");
		assertThat(analysis.getDescription()).startsWith("Invalid value '1' for configuration property "
				+ "'sockettask.max-connections' (originating from '\"sockettask.max-connections\" from property source "
				+ "\"test\"'). Validation failed for the following reason:")
			.endsWith("2 tasks connect when the application starts (feed, other). Raise the limit, or set "
					+ "auto-startup=false for some of them.");
	}

	@ParameterizedTest
	@CsvSource({ "false", "true" })
	void whenATaskAndAnotherBeanHaveOneNameThenTheStartFails(boolean overriding) {
		FailureAnalysis analysis = Analyses.of(this.contextRunner.withAllowBeanDefinitionOverriding(overriding)
			.withPropertyValues(URL)
			.withBean("feed", Handler.class));
		assertThat(analysis.getDescription()).isEqualTo("""
				The name of socket task 'feed' is that of another bean:

				    Property: sockettask.tasks.feed
				    Origin: "sockettask.tasks.feed.url" from property source "test"
				    Bean: %s""".formatted(Handler.class.getName()));
		assertThat(analysis.getAction())
			.isEqualTo("Rename one of the two: the key 'sockettask.tasks.feed' and what names the task, or the bean. "
					+ "Do not allow overriding of bean definitions: the task would replace the bean.");
	}

	@Test
	void whenAnotherAutoConfigurationHasABeanOfTheNameThenTheAdviceIsNotToOverride() {
		FailureAnalysis analysis = Analyses
			.of(this.contextRunner.withConfiguration(AutoConfigurations.of(LaterAutoConfiguration.class))
				.withPropertyValues(URL));
		assertThat(analysis.getDescription()).startsWith("The name of socket task 'feed' is that of another bean:")
			.contains("Bean: ")
			.contains("LaterAutoConfiguration");
		assertThat(analysis.getAction())
			.endsWith("Do not allow overriding of bean definitions: the task would replace the bean.");
	}

	@Test
	void whenATaskHasTheNameOfAnObjectOfSpringThenTheStartFails() {
		assertThat(analysis("sockettask.tasks.environment.url=ws://localhost/").getDescription())
			.startsWith("The name of socket task 'environment' is that of another bean:")
			.endsWith("Bean: an object of Spring");
	}

	@ParameterizedTest
	@CsvSource({ "''", "' '" })
	void aTaskThatIsAddedNeedsAName(String name) {
		this.contextRunner.run((started) -> assertThatIllegalArgumentException().isThrownBy(
				() -> started.getBean(SocketTaskRegistry.class).add(name, ConnectSocketOption.of("ws://localhost:1/")))
			.withMessage("A socket task needs a name that is not blank"));
	}

	static class Handler {

	}

	@AutoConfiguration(after = SocketTaskAutoConfiguration.class)
	static class LaterAutoConfiguration {

		@Bean
		Handler feed() {
			return new Handler();
		}

	}

	static class Method {

		@OnMessage("feed")
		void message(String text) {
		}

	}

	static class ListMethod {

		@OnMessage("feed")
		void messages(List<String> texts) {
		}

	}

	record Sender(SocketTask feed) {

	}

}
