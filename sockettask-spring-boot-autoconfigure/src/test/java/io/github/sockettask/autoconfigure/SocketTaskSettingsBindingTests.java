package io.github.sockettask.autoconfigure;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.bind.BindableRuntimeHintsRegistrar;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.support.SpringApplicationJsonEnvironmentPostProcessor;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.test.util.TestPropertyValues.Type;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.unit.DataSize;

import io.github.sockettask.ReconnectAction;
import io.github.sockettask.SocketTask;
import io.github.sockettask.settings.CompressionSettings;
import io.github.sockettask.settings.EngineConfiguration;
import io.github.sockettask.settings.HeartbeatSettings;
import io.github.sockettask.settings.InvalidSocketTaskSettingsException;
import io.github.sockettask.settings.OfflineSettings;
import io.github.sockettask.settings.Overflow;
import io.github.sockettask.settings.ReceiveMode;
import io.github.sockettask.settings.ReceiveSettings;
import io.github.sockettask.settings.ReconnectSettings;
import io.github.sockettask.settings.RetrySettings;
import io.github.sockettask.settings.RoutingSettings;
import io.github.sockettask.settings.SendSettings;
import io.github.sockettask.settings.SilenceAction;
import io.github.sockettask.settings.SocketTaskCustomizer;
import io.github.sockettask.settings.SocketTaskSettings;
import io.github.sockettask.settings.SocketTaskSettingsSource;
import io.github.sockettask.settings.Startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for the way of settings from where they are written to
 * {@link SocketTaskSettingsSource}.
 */
class SocketTaskSettingsBindingTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SocketTaskAutoConfiguration.class))
		.withBean(FakeSocketTaskFactory.class);

	private final ApplicationContextRunner ticker = this.contextRunner
		.withPropertyValues("sockettask.tasks.ticker.url=ws://localhost/ticker");

	@Test
	void whenOnlyTheUrlIsSetThenTheRestAreTheDefaultsOfTheEngine() {
		this.ticker.run((context) -> {
			assertThat(settings(context, "ticker"))
				.isEqualTo(SocketTaskSettings.DEFAULTS.withUrl("ws://localhost/ticker"));
			assertThat(source(context).defaults()).isEqualTo(SocketTaskSettings.DEFAULTS);
			assertThat(engine(context).maxConnections()).isZero();
			assertThat(engine(context).maxConcurrentConnects()).isEqualTo(64);
			assertThat(engine(context).connectRate()).isEqualTo(100);
		});
	}

	@Test
	void yamlIsBoundAndMergedWithDefaults() {
		this.contextRunner.withInitializer((context) -> addYaml(context)).run((context) -> {
			assertThat(settings(context, "ticker")).isEqualTo(
					SocketTaskSettings.DEFAULTS.withUrl("ws://localhost:${local.server.port}/ticker")
						.withHeader("authorization", "mine")
						.withHeader("X-Defaults", "yes")
						.withProtocols("v2", "v1")
						.withConnectTimeout(Duration.ofSeconds(5))
						.withCloseTimeout(Duration.ofMillis(500))
						.withMaxConnectionAge(Duration.ofHours(23))
						.withTcpNoDelay(false)
						.withAutoStartup(true)
						.withStartup(Startup.WAIT)
						.withStartupTimeout(Duration.ofSeconds(9))
						.withReconnect(new ReconnectSettings(true, Duration.ofMillis(10), 1.5, Duration.ofSeconds(3),
								Duration.ofMillis(1), 7, Duration.ofMinutes(1),
								Map.of("1000", ReconnectAction.STOP, "4000", ReconnectAction.NOW, "4000-4099",
										ReconnectAction.SLOW),
								Map.of("404", ReconnectAction.BACKOFF, "5xx", ReconnectAction.NOW)))
						.withHeartbeat(
								new HeartbeatSettings(Duration.ofSeconds(20), Duration.ofSeconds(4), "ping", "/pong"))
						.withSend(new SendSettings(
								10, DataSize.ofKilobytes(1), Overflow.DROP_OLDEST, Duration.ofSeconds(2),
								new OfflineSettings(true, 20, DataSize.ofKilobytes(5), Duration.ofSeconds(3))))
						.withReceive(new ReceiveSettings(ReceiveMode.PER_KEY, DataSize.ofKilobytes(64), 4, "/symbol",
								30, DataSize.ofKilobytes(2), 5, Duration.ofSeconds(6), Duration.ofSeconds(7),
								Duration.ofSeconds(8), SilenceAction.RECONNECT,
								new RetrySettings(3, Duration.ofMillis(5), 2.5, Duration.ofSeconds(1),
										Duration.ofMillis(1))))
						.withRouting(new RoutingSettings("/event", "/data"))
						.withCompression(new CompressionSettings(true)));
			assertThat(settings(context, "market-feed").header())
				.containsEntry("Authorization", List.of("Bearer, with a comma"))
				.containsEntry("X-Defaults", List.of("yes"));
			assertThat(engine(context).maxConnections()).isEqualTo(5);
			assertThat(engine(context).maxConcurrentConnects()).isEqualTo(6);
			assertThat(engine(context).connectRate()).isEqualTo(0.5);
		});
	}

	@Test
	void aListIsAHeaderWithSeveralLines() {
		this.ticker
			.withPropertyValues("sockettask.tasks.ticker.header.X-List[0]=a, b",
					"sockettask.tasks.ticker.header.X-List[1]=c", "sockettask.tasks.ticker.header[X-Dotted.1]=d",
					"sockettask.defaults.header.X-Other[0]=e", "sockettask.defaults.header.x-list[0]=f")
			.run((context) -> assertThat(settings(context, "ticker").header()).containsOnly(
					Map.entry("X-List", List.of("a, b", "c")), Map.entry("X-Dotted.1", List.of("d")),
					Map.entry("X-Other", List.of("e"))));
	}

	@Test
	void aListOfAHeaderIsTakenWholeFromTheHighestSource() {
		this.ticker
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.addLast(new MapPropertySource("base", Map.of("sockettask.tasks.ticker.header.X-List[0]", "base 0",
						"sockettask.tasks.ticker.header.X-List[1]", "base 1", "sockettask.tasks.ticker.header.X-One[0]",
						"base", "sockettask.tasks.ticker.header.X-One[1]", "base",
						"sockettask.tasks.ticker.header.X-Several", "base"))))
			.withPropertyValues("sockettask.tasks.ticker.header.X-List[0]=profile",
					"sockettask.tasks.ticker.header.X-One=profile, whole",
					"sockettask.tasks.ticker.header.x-several[0]=first",
					"sockettask.tasks.ticker.header.x-several[1]=second")
			.run((context) -> assertThat(new TreeMap<>(settings(context, "ticker").header())).isEqualTo(Map.of("X-List",
					List.of("profile"), "X-One", List.of("profile, whole"), "X-Several", List.of("first", "second"))));
	}

	@Test
	void anEmptyHeaderHasOneEmptyLine() {
		this.ticker
			.withPropertyValues("sockettask.tasks.ticker.header.User-Agent=",
					"sockettask.defaults.header.User-Agent=defaults")
			.run((context) -> assertThat(settings(context, "ticker").header())
				.isEqualTo(Map.of("User-Agent", List.of(""))));
	}

	@Test
	void everyRecordOfSettingsIsBoundInANativeImageToo() {
		RuntimeHints hints = new RuntimeHints();
		BindableRuntimeHintsRegistrar.forTypes(SocketTaskProperties.class).registerHints(hints);
		assertBound(SocketTaskSettings.class, hints);
	}

	private static void assertBound(Class<?> type, RuntimeHints hints) {
		assertThat(RuntimeHintsPredicates.reflection().onConstructorInvocation(type.getConstructors()[0]))
			.as(type.getName())
			.accepts(hints);
		Arrays.stream(type.getRecordComponents())
			.map(RecordComponent::getType)
			.filter(Class::isRecord)
			.forEach((nested) -> assertBound(nested, hints));
	}

	@Test
	void aTaskMayBeConfiguredByEnvironmentVariablesAlone() {
		this.contextRunner
			.withInitializer((context) -> addVariables(context, "SOCKETTASK_TASKS_TICKER_URL=ws://localhost/env",
					"SOCKETTASK_TASKS_TICKER_AUTOSTARTUP=false", "SOCKETTASK_TASKS_TICKER_HEADER_AUTHORIZATION=secret",
					"SOCKETTASK_TASKS_TICKER_PROTOCOLS=v2,v1"))
			.run((context) -> {
				assertThat(context.getBean("ticker")).isInstanceOf(SocketTask.class);
				assertThat(settings(context, "ticker").url()).isEqualTo("ws://localhost/env");
				assertThat(settings(context, "ticker").autoStartup()).isFalse();
				assertThat(settings(context, "ticker").header()).containsEntry("authorization", List.of("secret"));
				assertThat(settings(context, "ticker").protocols()).containsExactly("v2", "v1");
			});
	}

	@Test
	void codesRangesAndClassesAreKeysOfVariablesToo() {
		this.ticker
			.withInitializer((context) -> addVariables(context, "SOCKETTASK_TASKS_TICKER_RECONNECT_ONCLOSE_4000=now",
					"SOCKETTASK_TASKS_TICKER_RECONNECT_ONCLOSE_4000_4099=stop",
					"SOCKETTASK_DEFAULTS_RECONNECT_ONSTATUS_5XX=slow"))
			.withPropertyValues("sockettask.tasks.ticker.reconnect.on-close.4000-4099=slow",
					"sockettask.tasks.ticker.reconnect.onClose.4100-4199=slow",
					"sockettask.tasks.ticker.reconnect.on-close[4300-4399]=slow",
					"sockettask.tasks.ticker.reconnect.on-status.503=backoff",
					"sockettask.defaults.reconnect.on-status.500-509=now")
			.run((context) -> {
				ReconnectSettings reconnect = settings(context, "ticker").reconnect();
				assertThat(reconnect.onClose()).isEqualTo(Map.of("4000", ReconnectAction.NOW, "4000.4099",
						ReconnectAction.STOP, "4100-4199", ReconnectAction.SLOW, "4300-4399", ReconnectAction.SLOW));
				assertThat(reconnect.onStatus()).isEqualTo(Map.of("5xx", ReconnectAction.SLOW, "503",
						ReconnectAction.BACKOFF, "500-509", ReconnectAction.NOW));
			});
	}

	@Test
	void aRangeOfATaskReplacesTheSameRangeOfTheDefaultsHoweverItIsSpelled() {
		this.ticker
			.withPropertyValues("sockettask.defaults.reconnect.on-status.5xx=slow",
					"sockettask.tasks.ticker.reconnect.on-status.500-599=stop",
					"sockettask.defaults.reconnect.on-status.4xx=slow")
			.run((context) -> assertThat(settings(context, "ticker").reconnect().onStatus())
				.isEqualTo(Map.of("500-599", ReconnectAction.STOP, "4xx", ReconnectAction.SLOW)));
	}

	@Test
	void anEnvironmentVariableThatOverridesADashedNameMakesNoSecondTask() {
		this.contextRunner
			.withInitializer(
					(context) -> addVariables(context, "SOCKETTASK_TASKS_MARKETFEED_URL=ws://localhost/override"))
			.withInitializer((context) -> addYaml(context))
			.run((context) -> {
				assertThat(context.getBeansOfType(SocketTask.class)).containsOnlyKeys("ticker", "market-feed");
				assertThat(settings(context, "market-feed").url()).isEqualTo("ws://localhost/override");
			});
	}

	@Test
	void aTaskMayBeConfiguredByJson() {
		this.contextRunner.withInitializer((context) -> {
			TestPropertyValues
				.of("spring.application.json={\"sockettask\":{\"tasks\":{\"ticker\":{\"url\":\"ws://localhost/json\"}}}}")
				.applyTo(context);
			new SpringApplicationJsonEnvironmentPostProcessor().postProcessEnvironment(context.getEnvironment(), null);
		}).run((context) -> assertThat(settings(context, "ticker").url()).isEqualTo("ws://localhost/json"));
	}

	@Test
	void placeholdersOfTheUrlAreResolvedWhenAskedFor() {
		this.contextRunner
			.withPropertyValues("host=example.org",
					"sockettask.tasks.ticker.url=ws://${host}:${local.server.port}/feed")
			.run((context) -> {
				String url = settings(context, "ticker").url();
				assertThat(url).isEqualTo("ws://example.org:${local.server.port}/feed");
				assertThatIllegalArgumentException().isThrownBy(() -> engine(context).urlResolver().apply(url))
					.withMessageContaining(url)
					.withMessageContaining("Could not resolve placeholder 'local.server.port'");
				TestPropertyValues.of("local.server.port=8081").applyTo(context);
				assertThat(engine(context).urlResolver().apply(url)).isEqualTo("ws://example.org:8081/feed");
			});
	}

	@Test
	void customizersAreAppliedInOrderAndOnceATask() {
		@Order(2)
		class Second implements SocketTaskCustomizer {

			@Override
			public SocketTaskSettings customize(String name, SocketTaskSettings settings) {
				return settings.withUrl(settings.url() + "/second");
			}

		}
		@Order(1)
		class First implements SocketTaskCustomizer {

			@Override
			public SocketTaskSettings customize(String name, SocketTaskSettings settings) {
				assertThat(settings.connectTimeout()).isEqualTo(Duration.ofSeconds(60));
				return settings.withUrl("ws://localhost/" + name + "/first").withHeader("X-Token", "t");
			}

		}
		this.contextRunner.withPropertyValues("sockettask.tasks.ticker.protocols=v1")
			.withBean(Second.class, Second::new)
			.withBean(First.class, First::new)
			.run((context) -> {
				SocketTaskSettings settings = settings(context, "ticker");
				assertThat(settings.url()).isEqualTo("ws://localhost/ticker/first/second");
				assertThat(settings.header()).containsEntry("X-Token", List.of("t"));
				assertThat(settings(context, "ticker")).isSameAs(settings);
			});
	}

	@Test
	void anUnknownNameIsAnsweredByTheKnownOnes() {
		this.ticker.withPropertyValues("sockettask.tasks.feed.url=ws://localhost/feed")
			.run((context) -> assertThatIllegalArgumentException().isThrownBy(() -> settings(context, "tiker"))
				.withMessage("No socket task \"tiker\" is configured under sockettask.tasks; there are feed, ticker"));
	}

	@Test
	void aLimitOfConnectionsHasToBePositive() {
		this.contextRunner.withPropertyValues("sockettask.max-connections=0")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessageContaining("sockettask.max-connections"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "sockettask.max-concurrent-connects=-1", "sockettask.connect-rate=-0.1",
			"sockettask.connect-rate=NaN" })
	void aLimitOfAttemptsMustNotBeNegative(String property) {
		this.contextRunner.withPropertyValues(property)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessageContaining(property.substring(0, property.indexOf('='))));
	}

	@Test
	void attemptsAreNotLimitedIfTheirLimitsAreZero() {
		this.contextRunner.withPropertyValues("sockettask.max-concurrent-connects=0", "sockettask.connect-rate=0")
			.run((context) -> {
				assertThat(engine(context).maxConcurrentConnects()).isZero();
				assertThat(engine(context).connectRate()).isZero();
			});
	}

	@Test
	void withoutPropertiesAttemptsAreNotLimited() {
		assertThat(EngineConfiguration.DEFAULTS.maxConcurrentConnects()).isZero();
		assertThat(EngineConfiguration.DEFAULTS.connectRate()).isZero();
	}

	@Test
	void wrongSettingsStopTheStart() {
		Map<String, String> wrong = new LinkedHashMap<>();
		wrong.put("sockettask.tasks.ticker.url=", "url");
		wrong.put("sockettask.tasks.ticker.connect-timeout=0s", "connect-timeout");
		wrong.put("sockettask.tasks.ticker.close-timeout=-1s", "close-timeout");
		wrong.put("sockettask.tasks.ticker.receive.max-message-size=3GB", "receive.max-message-size");
		wrong.put("sockettask.defaults.connect-timeout=-1s", "connect-timeout");
		wrong.forEach((property, setting) -> this.ticker.withPropertyValues(property)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidSocketTaskSettingsException.class,
						(ex) -> assertThat(ex.setting()).isEqualTo(setting))));
	}

	private static EngineConfiguration engine(ApplicationContext context) {
		return context.getBean(EngineConfiguration.class);
	}

	private static SocketTaskSettingsSource source(ApplicationContext context) {
		return context.getBean(SocketTaskSettingsSource.class);
	}

	private static SocketTaskSettings settings(ApplicationContext context, String name) {
		return source(context).settings(name);
	}

	private static void addVariables(ConfigurableApplicationContext context, String... variables) {
		TestPropertyValues.of(variables).applyTo(context.getEnvironment(), Type.SYSTEM_ENVIRONMENT);
	}

	private static void addYaml(ConfigurableApplicationContext context) {
		ClassPathResource resource = new ClassPathResource("all-settings.yaml", SocketTaskSettingsBindingTests.class);
		try {
			new YamlPropertySourceLoader().load("yaml", resource)
				.forEach(context.getEnvironment().getPropertySources()::addLast);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
