package io.github.sockettask.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetailsFactories;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslBundleRegistrar;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.annotation.Order;

import io.github.sockettask.ConnectSocketOption;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskRegistry;
import io.github.sockettask.autoconfigure.SocketTaskConnectionDetails.Connection;
import io.github.sockettask.client.ApplicationTask;
import io.github.sockettask.settings.SocketTaskCustomizer;
import io.github.sockettask.settings.SocketTaskSettings;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SocketTaskConnectionDetails}.
 */
class SocketTaskConnectionDetailsTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SocketTaskAutoConfiguration.class))
		.withPropertyValues("sockettask.defaults.auto-startup=false");

	private ApplicationContextRunner with(String task, Connection connection) {
		return this.runner.withBean(SocketTaskConnectionDetails.class,
				() -> (name) -> name.equals(task) ? connection : null);
	}

	private static SocketTaskSettings settings(ApplicationContext context, String task) {
		return context.getBean(task, ApplicationTask.class).settings();
	}

	@Test
	void whenTheDetailsKnowATaskThenItsAddressIsTakenFromThem() {
		with("feed", Connection.of("ws://details/feed"))
			.withPropertyValues("sockettask.tasks.feed.url=ws://property/feed",
					"sockettask.tasks.orders.url=ws://property/orders")
			.run((context) -> {
				assertThat(settings(context, "feed").url()).isEqualTo("ws://details/feed");
				assertThat(settings(context, "orders").url()).isEqualTo("ws://property/orders");
			});
	}

	@Test
	void whenOnlyTheNameIsConfiguredThenTheDetailsAreEnough() {
		with("feed", Connection.of("ws://details/feed")).withPropertyValues("sockettask.tasks.feed.enabled=true")
			.run((context) -> assertThat(settings(context, "feed").url()).isEqualTo("ws://details/feed"));
	}

	@Test
	void whenNoPropertyNamesATaskThenTheDetailsMakeNone() {
		with("feed", Connection.of("ws://details/feed"))
			.run((context) -> assertThat(context).doesNotHaveBean(SocketTask.class));
	}

	@Test
	void severalAddressesTakeThePlaceOfOneAndTheOtherWayRound() {
		with("feed", Connection.of("ws://one/", "ws://two/"))
			.withPropertyValues("sockettask.tasks.feed.url=ws://property/feed")
			.run((context) -> assertThat(settings(context, "feed").urls()).containsExactly("ws://one/", "ws://two/"));
		with("feed", Connection.of("ws://one/"))
			.withPropertyValues("sockettask.tasks.feed.urls=ws://property-1/,ws://property-2/")
			.run((context) -> {
				assertThat(settings(context, "feed").url()).isEqualTo("ws://one/");
				assertThat(settings(context, "feed").urls()).isEmpty();
			});
	}

	@Test
	void headersOfTheDetailsTakeThePlaceOfPropertiesOfTheSameName() {
		with("feed", Connection.of(List.of("ws://details/"), Map.of("X-Tenant", List.of("a", "b")), null))
			.withPropertyValues("sockettask.tasks.feed.header.x-tenant=property",
					"sockettask.tasks.feed.header.X-Other=property")
			.run((context) -> assertThat(settings(context, "feed").header())
				.containsOnly(Map.entry("X-Tenant", List.of("a", "b")), Map.entry("X-Other", List.of("property"))));
	}

	@Test
	void anAuthorizationOfTheDetailsTakesThePlaceOfAllCredentials() {
		with("feed", Connection.of(List.of("ws://details/"), Map.of("Authorization", List.of("Bearer 7")), null))
			.withPropertyValues("sockettask.tasks.feed.auth.basic.username=user",
					"sockettask.tasks.feed.auth.basic.password=secret")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(settings(context, "feed").header()).containsOnlyKeys("Authorization");
				assertThat(settings(context, "feed").auth().basic().username()).isNull();
			});
	}

	@Test
	void ofSeveralBeansTheFirstThatKnowsTheTaskCounts() {
		this.runner.withUserConfiguration(TwoDetails.class)
			.withPropertyValues("sockettask.tasks.feed.url=ws://property/", "sockettask.tasks.orders.enabled=true",
					"sockettask.tasks.chat.url=ws://property/chat")
			.run((context) -> {
				assertThat(settings(context, "feed").url()).isEqualTo("ws://first/feed");
				assertThat(settings(context, "orders").url()).isEqualTo("ws://second/orders");
				assertThat(settings(context, "chat").url()).isEqualTo("ws://property/chat");
			});
	}

	@Test
	void aCustomizerChangesWhatTheDetailsSay() {
		with("feed", Connection.of("ws://details/feed")).withPropertyValues("sockettask.tasks.feed.enabled=true")
			.withBean(SocketTaskCustomizer.class,
					() -> (name, settings) -> settings.withUrl(settings.url() + "?customized"))
			.run((context) -> assertThat(settings(context, "feed").url()).isEqualTo("ws://details/feed?customized"));
	}

	@Test
	void theDetailsAreAskedOnceForEachTask() {
		AtomicInteger asked = new AtomicInteger();
		this.runner.withBean(SocketTaskConnectionDetails.class, () -> (name) -> {
			asked.incrementAndGet();
			return Connection.of("ws://details/" + name);
		})
			.withPropertyValues("sockettask.tasks.feed.enabled=true", "sockettask.tasks.orders.enabled=true")
			.run((context) -> {
				assertThat(settings(context, "feed").url()).isEqualTo("ws://details/feed");
				assertThat(settings(context, "orders").url()).isEqualTo("ws://details/orders");
				assertThat(asked).hasValue(2);
			});
	}

	@Test
	void aTaskThatIsAddedInCodeKeepsItsAddress() {
		with("room", Connection.of("ws://details/room")).run((context) -> {
			SocketTask task = context.getBean(SocketTaskRegistry.class)
				.add("room", ConnectSocketOption.of("ws://code/room"));
			assertThat(((ApplicationTask) task).settings().url()).isEqualTo("ws://code/room");
		});
	}

	@Test
	void theFactoriesOfDockerComposeAndTestcontainersProvideThem() {
		this.runner.withInitializer((context) -> {
			Map<Class<?>, ConnectionDetails> details = new ConnectionDetailsFactories(getClass().getClassLoader())
				.getConnectionDetails(new MarketService("localhost", 4711), true);
			details.forEach((type, bean) -> register((GenericApplicationContext) context, bean));
		})
			.withPropertyValues("sockettask.tasks.market.url=ws://property/")
			.run((context) -> assertThat(settings(context, "market").url()).isEqualTo("ws://localhost:4711/feed"));
	}

	@SuppressWarnings("unchecked")
	private static <T extends ConnectionDetails> void register(GenericApplicationContext context, T bean) {
		context.registerBeanDefinition("marketServiceConnectionDetails",
				new RootBeanDefinition((Class<T>) bean.getClass(), () -> bean));
	}

	@Test
	void aWrongAddressNamesTheDetailsAsItsOrigin() {
		FailureAnalysis analysis = Analyses.of(this.runner
			.withBean(SocketTaskConnectionDetails.class,
					() -> new MarketServiceConnectionDetailsFactory()
						.getConnectionDetails(new MarketService("user:secret@localhost", 4711)))
			.withPropertyValues("sockettask.tasks.market.url=ws://property/"));
		assertThat(analysis.getDescription()).isEqualTo("""
				The connection details of socket task 'market' are wrong:

				    Setting: url
				    Value: "ws://localhost:4711/feed"
				    Origin: %s, container market
				    Reason: it has user information, which belongs in a header"""
			.formatted(MarketServiceConnectionDetailsFactory.MarketServiceConnectionDetails.class.getName()));
		assertThat(analysis.getAction()).contains("Correct what this SocketTaskConnectionDetails returns");
	}

	@Test
	void detailsWithoutAnAddressAreTheirOwnFault() {
		FailureAnalysis analysis = Analyses
			.of(with("feed", Connection.of()).withPropertyValues("sockettask.tasks.feed.url=ws://property/"));
		assertThat(analysis.getDescription()).startsWith("The connection details of socket task 'feed' are wrong:")
			.contains("Setting: url", "Reason: no address is set");
	}

	@Test
	void aWrongHeaderNamesTheDetailsAndDoesNotShowItsValue() {
		FailureAnalysis analysis = Analyses.of(with("feed",
				Connection.of(List.of("ws://details/"), Map.of("X-Key", List.of("secret\r\nX-Evil: 1")), null))
			.withPropertyValues("sockettask.tasks.feed.enabled=true"));
		assertThat(analysis.getDescription()).contains("connection details", "Setting: header.X-Key")
			.doesNotContain("secret");
	}

	@Test
	void theBundleOfTheDetailsTakesThePlaceOfThatOfTheProperties() {
		with("feed", Connection.of(List.of("wss://details/"), Map.of(), SslBundle.of(SslStoreBundle.NONE)))
			.withPropertyValues("sockettask.tasks.feed.ssl.bundle=production")
			.run((context) -> assertThat(settings(context, "feed").ssl().bundleInUse())
				.isEqualTo("connection details of feed"));
	}

	@Test
	void withoutABundleThatOfThePropertiesIsForAddressesWithTls() {
		ApplicationContextRunner production = this.runner
			.withBean(SslBundleRegistrar.class,
					() -> (registry) -> registry.registerBundle("production", SslBundle.of(SslStoreBundle.NONE)))
			.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class))
			.withPropertyValues("sockettask.tasks.feed.url=wss://production/",
					"sockettask.tasks.feed.ssl.bundle=production");
		production.withBean(SocketTaskConnectionDetails.class, () -> (name) -> Connection.of("wss://binding/"))
			.run((context) -> assertThat(settings(context, "feed").ssl().bundleInUse()).isEqualTo("production"));
		production.withBean(SocketTaskConnectionDetails.class, () -> (name) -> Connection.of("ws://container/"))
			.run((context) -> assertThat(settings(context, "feed").ssl().bundleInUse()).isNull());
	}

	@Test
	void aBundleThatCanNotBeLoadedNamesTheDetailsAsItsOrigin() {
		SslBundle broken = SslBundle.of(SslStoreBundle.NONE, null, SslOptions.of(null, new String[] { "SSLv1" }));
		FailureAnalysis analysis = Analyses.of(with("feed", Connection.of(List.of("wss://details/"), Map.of(), broken))
			.withPropertyValues("sockettask.tasks.feed.enabled=true"));
		assertThat(analysis.getDescription()).contains("The connection details of socket task 'feed' are wrong",
				"Setting: ssl.bundle", "the SSL bundle 'connection details of feed' can't be loaded", "SSLv1");
	}

	@Test
	void whatAPropertySetsWrongIsNoFaultOfTheDetails() {
		FailureAnalysis analysis = Analyses.of(with("feed", Connection.of("ws://details/"))
			.withPropertyValues("sockettask.tasks.feed.protocols=two words"));
		assertThat(analysis.getDescription()).contains("Property: sockettask.tasks.feed.protocols");
	}

	@Configuration(proxyBeanMethods = false)
	static class TwoDetails {

		@Bean
		@Order(2)
		SocketTaskConnectionDetails second() {
			return (name) -> name.equals("chat") ? null : Connection.of("ws://second/" + name);
		}

		@Bean
		@Order(1)
		SocketTaskConnectionDetails first() {
			return new SocketTaskConnectionDetails() {

				@Override
				public @Nullable Connection getConnection(String taskName) {
					return taskName.equals("feed") ? Connection.of("ws://first/feed") : null;
				}

			};
		}

	}

}
