package io.github.sockettask.autoconfigure;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslBundleRegistrar;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleRegistry;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.test.util.ReflectionTestUtils;

import io.github.sockettask.ConnectSocketOption;
import io.github.sockettask.SocketTaskRegistry;
import io.github.sockettask.settings.SocketTaskCustomizer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Names of SSL bundles, and bundles that can't be used.
 */
class SslBundleSettingsTests {

	private static final SslBundle BUNDLE = SslBundle.of(SslStoreBundle.NONE);

	private final ApplicationContextRunner application = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, JacksonAutoConfiguration.class,
				SocketTaskAutoConfiguration.class))
		.withBean("one", SslBundleRegistrar.class, () -> (registry) -> registry.registerBundle("one", BUNDLE))
		.withBean("two", SslBundleRegistrar.class, () -> (registry) -> registry.registerBundle("two", BUNDLE))
		.withPropertyValues("sockettask.tasks.feed.url=wss://localhost/feed",
				"sockettask.tasks.feed.auto-startup=false");

	private FailureAnalysis analyze(String... properties) {
		return Analyses.of(this.application.withPropertyValues(properties));
	}

	@Test
	void whenThereIsNoSuchBundleThenTheStartFailsAndTheBundlesAreNamed() {
		FailureAnalysis analysis = analyze("sockettask.tasks.feed.ssl.bundle=three");
		assertThat(analysis.getDescription()).contains("The configuration of socket task 'feed' is wrong")
			.contains("Property: sockettask.tasks.feed.ssl.bundle")
			.contains("Value: \"three\"")
			.contains("Origin: \"sockettask.tasks.feed.ssl.bundle\" from property source \"test\"")
			.contains("Reason: there is no SSL bundle 'three'; there are one, two");
		assertThat(analysis.getAction()).isEqualTo(
				"Correct the name, or define the bundle under 'spring.ssl.bundle.pem.three' or 'spring.ssl.bundle.jks.three'.");
	}

	@Test
	void whenTheBundleOfTheDefaultsDoesNotExistThenTheStartFails() {
		assertThat(analyze("sockettask.defaults.ssl.bundle=three").getDescription())
			.contains("The defaults of all socket tasks are wrong")
			.contains("Property: sockettask.defaults.ssl.bundle")
			.contains("Origin: \"sockettask.defaults.ssl.bundle\" from property source \"test\"");
	}

	@Test
	void whenACustomizerNamesABundleThatDoesNotExistThenTheStartFails() {
		assertThat(
				Analyses
					.of(this.application.withBean(SocketTaskCustomizer.class,
							() -> (name, settings) -> settings.withSsl(settings.ssl().withBundle("three"))))
					.getDescription())
			.contains("Property: sockettask.tasks.feed.ssl.bundle")
			.contains("there is no SSL bundle 'three'");
	}

	@Test
	void whenNoBundlesAreConfiguredThenTheStartFails() {
		assertThat(
				Analyses
					.of(new ApplicationContextRunner()
						.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class,
								SocketTaskAutoConfiguration.class))
						.withPropertyValues("sockettask.tasks.feed.url=wss://localhost/feed",
								"sockettask.tasks.feed.ssl.bundle=one"))
					.getDescription())
			.contains("there is no SSL bundle 'one'; there is none");
	}

	@Test
	void whenTheBundleCanNotBeLoadedThenTheStartFailsWithTheReason() {
		FailureAnalysis analysis = analyze("sockettask.tasks.feed.ssl.bundle=files",
				"spring.ssl.bundle.pem.files.truststore.certificate=file:/no/such/file.pem");
		assertThat(analysis.getDescription()).contains("Reason: the SSL bundle 'files' can't be loaded: ")
			.contains("/no/such/file.pem");
		assertThat(analysis.getAction())
			.isEqualTo("Correct the properties of the bundle under 'spring.ssl.bundle', or the files that they name.");
	}

	@Test
	void whenAKeyIsTakenForAFileThenItIsNotShown() {
		String key = "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg";
		FailureAnalysis analysis = analyze("sockettask.tasks.feed.ssl.bundle=keys",
				"spring.ssl.bundle.pem.keys.truststore.certificate=" + key);
		assertThat(analysis.getDescription()).contains("the SSL bundle 'keys' can't be loaded").doesNotContain(key);
	}

	@ParameterizedTest
	@ValueSource(strings = { "enabled-protocols=TLSv9", "ciphers=TLS_ROT13" })
	void whenAnOptionIsNotSupportedThenTheStartFails(String option) {
		assertThat(
				analyze("sockettask.tasks.feed.ssl.bundle=options", "spring.ssl.bundle.pem.options.options." + option)
					.getDescription())
			.contains("the JVM does not support the ")
			.contains(option.split("=")[1]);
	}

	@Test
	void whenNoAddressUsesTlsThenABundleOfTheTaskIsRefused() {
		assertThat(analyze("sockettask.tasks.feed.url=ws://localhost/feed", "sockettask.tasks.feed.ssl.bundle=one")
			.getDescription()).contains("no address of the task uses TLS");
	}

	@ParameterizedTest
	@ValueSource(strings = { "sockettask.tasks.feed.ssl.bundle=one",
			"sockettask.defaults.ssl.bundle=one,sockettask.tasks.feed.url=ws://localhost/feed",
			"sockettask.tasks.feed.ssl.bundle=one,sockettask.tasks.feed.url=${later}",
			"sockettask.tasks.feed.ssl.bundle=one,sockettask.tasks.feed.url=ws://localhost/,sockettask.tasks.feed.redirects=follow" })
	void aBundleThatMayBeUsedIsAccepted(String properties) {
		this.application.withPropertyValues(properties.split(",")).run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void allTasksOfABundleShareOneHandlerForReloads() {
		this.application.withPropertyValues("sockettask.tasks.feed.ssl.bundle=one").run((context) -> {
			SocketTaskRegistry registry = context.getBean(SocketTaskRegistry.class);
			for (int i = 0; i < 10; i++) {
				registry.add("added", ConnectSocketOption.of("wss://localhost/"));
				registry.remove("added").join();
			}
			Object bundles = ReflectionTestUtils.getField(context.getBean(DefaultSslBundleRegistry.class),
					"registeredBundles");
			assertThat(bundles).asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
				.extractingByKey("one")
				.extracting("updateHandlers", InstanceOfAssertFactories.collection(Object.class))
				.hasSize(1);
		});
	}

	@Test
	void aReloadThatFailsDoesNotKeepOthersFromIt() {
		this.application.withPropertyValues("sockettask.tasks.feed.ssl.bundle=one").run((context) -> {
			DefaultSslBundleRegistry registry = context.getBean(DefaultSslBundleRegistry.class);
			SslBundle[] received = new SslBundle[1];
			registry.addBundleUpdateHandler("one", (bundle) -> received[0] = bundle);
			SslBundle broken = SslBundle.of(null, null, null, "no such protocol");
			context.getBean(SslBundleRegistry.class).updateBundle("one", broken);
			assertThat(received[0]).isSameAs(broken);
		});
	}

}
