package io.github.sockettask.application;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleRegistry;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;

import io.github.sockettask.ConnectSocketException;
import io.github.sockettask.ConnectSocketOption;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskFactory;
import io.github.sockettask.SocketTaskRegistry;
import io.github.sockettask.SocketTaskStatus;
import io.github.sockettask.autoconfigure.SocketTaskAutoConfiguration;
import io.github.sockettask.autoconfigure.SocketTaskConnectionDetails;
import io.github.sockettask.contract.Contract;
import io.github.sockettask.settings.SocketTaskCustomizer;
import io.github.sockettask.test.TestCertificates;
import io.github.sockettask.test.TestSocketConnection;
import io.github.sockettask.test.TestSocketServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Tasks with SSL bundles of Spring Boot, which are reloaded while they are connected.
 */
@ExtendWith(OutputCaptureExtension.class)
class SslBundleTests {

	private static final Duration SOON = Duration.ofSeconds(10);

	private final TestCertificates certificates = TestCertificates.create();

	private final TestSocketServer server = TestSocketServer.builder()
		.tls(this.certificates)
		.needClientAuth(true)
		.start()
		.on("/feed", TestSocketConnection::accept);

	private final ApplicationContextRunner application = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, JacksonAutoConfiguration.class,
				SocketTaskAutoConfiguration.class))
		.withPropertyValues("sockettask.defaults.reconnect.delay=10ms", "sockettask.defaults.reconnect.max-delay=50ms",
				"sockettask.defaults.reconnect.jitter=0");

	private final ApplicationContextRunner feed = with(this.application, this.certificates.sslBundleProperties("mine"))
		.withPropertyValues("sockettask.tasks.feed.url=" + this.server.url("/feed"),
				"sockettask.tasks.feed.ssl.bundle=mine", "sockettask.tasks.feed.startup=fail-fast");

	@AfterEach
	void stopServer() {
		this.server.close();
	}

	private static ApplicationContextRunner with(ApplicationContextRunner runner, Map<String, String> properties) {
		return runner.withPropertyValues(properties.entrySet()
			.stream()
			.map((property) -> property.getKey() + "=" + property.getValue())
			.toArray(String[]::new));
	}

	private static void write(Path file, String type, String alias, KeyStore content)
			throws GeneralSecurityException, IOException {
		char[] password = TestCertificates.PASSWORD.toCharArray();
		KeyStore store = KeyStore.getInstance(type);
		store.load(null, null);
		if (content.isKeyEntry(alias)) {
			Certificate[] chain = content.getCertificateChain(alias);
			store.setKeyEntry(alias, content.getKey(alias, password), password, chain);
		}
		else {
			store.setCertificateEntry(alias, content.getCertificate(alias));
		}
		try (OutputStream out = Files.newOutputStream(file)) {
			store.store(out, password);
		}
	}

	private static void reload(ApplicationContext context, TestCertificates certificates) {
		context.getBean(SslBundleRegistry.class).updateBundle("mine", bundle(certificates));
	}

	private static SslBundle bundle(TestCertificates certificates) {
		return SslBundle
			.of(SslStoreBundle.of(certificates.clientKeyStore(), TestCertificates.PASSWORD, certificates.trustStore()));
	}

	@Test
	@Contract("12.1")
	void aPemBundleIsUsed() {
		this.feed.run((context) -> assertThat(context).hasNotFailed());
	}

	@ParameterizedTest
	@ValueSource(strings = { "JKS", "PKCS12" })
	@Contract("12.1")
	void aBundleOfKeyStoresIsUsed(String type, @TempDir Path directory) throws Exception {
		write(directory.resolve("keys"), type, "key", this.certificates.clientKeyStore());
		write(directory.resolve("trust"), type, "ca", this.certificates.trustStore());
		this.application
			.withPropertyValues("spring.ssl.bundle.jks.stores.keystore.location=" + directory.resolve("keys").toUri(),
					"spring.ssl.bundle.jks.stores.keystore.password=" + TestCertificates.PASSWORD,
					"spring.ssl.bundle.jks.stores.keystore.type=" + type,
					"spring.ssl.bundle.jks.stores.truststore.location=" + directory.resolve("trust").toUri(),
					"spring.ssl.bundle.jks.stores.truststore.password=" + TestCertificates.PASSWORD,
					"spring.ssl.bundle.jks.stores.truststore.type=" + type,
					"sockettask.tasks.feed.url=" + this.server.url("/feed"), "sockettask.tasks.feed.startup=fail-fast",
					"sockettask.tasks.feed.ssl.bundle=stores")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	@Contract("12.1")
	void theVersionsOfTheBundleAreOffered() {
		TestSocketServer old = TestSocketServer.builder()
			.tls(this.certificates)
			.tlsProtocols("TLSv1.2")
			.start()
			.on("/feed", TestSocketConnection::accept);
		try (old) {
			this.feed
				.withPropertyValues("sockettask.tasks.feed.url=" + old.url("/feed"),
						"spring.ssl.bundle.pem.mine.options.enabled-protocols=TLSv1.3",
						"sockettask.tasks.feed.reconnect.max-retries=0")
				.run((context) -> assertThat(context).hasFailed()
					.getFailure()
					.hasStackTraceContaining("refused the TLS handshake with the alert protocol_version"));
			this.feed
				.withPropertyValues("sockettask.tasks.feed.url=" + old.url("/feed"),
						"spring.ssl.bundle.pem.mine.protocol=TLSv1.2")
				.run((context) -> assertThat(context).hasNotFailed());
		}
	}

	@Test
	@Contract("12.1")
	void tasksOfConnectSocketAndAddedTasksHaveTheBundleOfTheDefaults() {
		with(this.application, this.certificates.sslBundleProperties("mine"))
			.withPropertyValues("sockettask.defaults.ssl.bundle=mine")
			.run((context) -> {
				CompletableFuture<Void> open = new CompletableFuture<>();
				context.getBean(SocketTaskFactory.class)
					.connectSocket(ConnectSocketOption.of(this.server.url("/feed")), (task) -> {
						task.onOpen((result) -> open.complete(null));
						task.onError((result) -> open.completeExceptionally(result.cause()));
					});
				assertThat(open).succeedsWithin(SOON);
				SocketTask added = context.getBean(SocketTaskRegistry.class)
					.add("added", ConnectSocketOption.of(this.server.url("/feed")));
				assertThat(added.start()).succeedsWithin(SOON);
				reload(context, this.certificates);
				this.server.awaitConnection(4);
			});
	}

	@Test
	@Contract("12.10")
	void anAddedTaskWithoutItsBundleIsRefused() {
		this.application
			.withBean(SocketTaskCustomizer.class,
					() -> (name, settings) -> settings.withSsl(settings.ssl().withBundle("none")))
			.run((context) -> assertThatExceptionOfType(ConnectSocketException.class)
				.isThrownBy(() -> context.getBean(SocketTaskRegistry.class)
					.add("added", ConnectSocketOption.of(this.server.url("/feed"))))
				.withMessageContaining("there is no SSL bundle 'none'"));
	}

	@Test
	@Contract("12.1")
	void theBundleOfConnectionDetailsIsUsedInPlaceOfThatOfTheProperties() {
		SocketTaskConnectionDetails.Connection connection = SocketTaskConnectionDetails.Connection
			.of(List.of(this.server.url("/feed")), Map.of(), bundle(this.certificates));
		this.application.withBean(SocketTaskConnectionDetails.class, () -> (taskName) -> connection)
			.withPropertyValues("sockettask.tasks.feed.ssl.bundle=none", "sockettask.tasks.feed.startup=fail-fast")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	@Contract("12.1")
	void anEmptyNameIsThatOfTheJvmBesideADefault() {
		with(this.application, this.certificates.sslBundleProperties("mine"))
			.withPropertyValues("sockettask.defaults.ssl.bundle=mine", "sockettask.tasks.feed.ssl.bundle=",
					"sockettask.tasks.feed.url=" + this.server.url("/feed"), "sockettask.tasks.feed.startup=fail-fast",
					"sockettask.tasks.feed.reconnect.max-retries=0")
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.hasStackTraceContaining("is not in the trust store of the JVM"));
	}

	@Test
	@Contract("12.7")
	void whenTheBundleIsReloadedThenTheConnectionIsReplacedWithoutAGap() {
		this.feed.run((context) -> {
			TestCertificates next = TestCertificates.create();
			this.server.tls(next);
			SocketTask task = context.getBean("feed", SocketTask.class);
			int id = task.socketTaskId();
			reload(context, next);
			await().atMost(SOON).until(() -> task.socketTaskId() != id);
			assertThat(task.status()).isSameAs(SocketTaskStatus.OPEN);
		});
	}

	@Test
	@Contract("12.8")
	void whenTheServerRefusesTheReloadedBundleThenTheOldConnectionGoesOn(CapturedOutput output) {
		this.feed.run((context) -> {
			SocketTask task = context.getBean("feed", SocketTask.class);
			int id = task.socketTaskId();
			reload(context, TestCertificates.create());
			await().atMost(SOON).until(() -> output.getOut().contains("could not replace its connection"));
			assertThat(output).contains("Socket task 'feed' could not replace its connection, which goes on: ")
				.contains("CN=sockettask test CA in the SSL bundle 'mine' has not signed it");
			assertThat(task.socketTaskId()).isEqualTo(id);
			assertThat(task.send("still there")).succeedsWithin(SOON);
			reload(context, this.certificates);
			await().atMost(SOON).until(() -> task.socketTaskId() != id);
		});
	}

	@Test
	@Contract("12.7")
	void whenAnAttemptIsInFlightThenItsConnectionIsReplaced() {
		CompletableFuture<Void> answer = new CompletableFuture<>();
		this.server.onNext("/held", (connection) -> {
			answer.join();
			connection.accept();
		});
		this.server.on("/held", TestSocketConnection::accept);
		this.feed
			.withPropertyValues("sockettask.tasks.feed.url=" + this.server.url("/held"),
					"sockettask.tasks.feed.startup=background")
			.run((context) -> {
				this.server.awaitConnection(1);
				reload(context, this.certificates.renew().create());
				answer.complete(null);
				this.server.awaitConnection(2);
				await().atMost(SOON)
					.until(() -> context.getBean("feed", SocketTask.class).status() == SocketTaskStatus.OPEN);
			});
	}

	@Test
	@Contract("12.7")
	void whenAFileOfTheBundleChangesThenItIsReloaded(@TempDir Path directory) {
		with(this.application, this.certificates.sslBundleProperties("mine", directory))
			.withPropertyValues("spring.ssl.bundle.watch.file.quiet-period=50ms",
					"sockettask.tasks.feed.url=" + this.server.url("/feed"), "sockettask.tasks.feed.startup=fail-fast",
					"sockettask.tasks.feed.ssl.bundle=mine")
			.run((context) -> {
				TestCertificates next = TestCertificates.create();
				this.server.tls(next);
				SocketTask task = context.getBean("feed", SocketTask.class);
				int id = task.socketTaskId();
				next.sslBundleProperties("mine", directory);
				await().atMost(SOON).until(() -> task.socketTaskId() != id);
			});
	}

	@Test
	@Contract("12.9")
	void whenAFileOfTheBundleIsBrokenThenTheEarlierContentIsUsed(@TempDir Path directory, CapturedOutput output) {
		with(this.application, this.certificates.sslBundleProperties("mine", directory))
			.withPropertyValues("spring.ssl.bundle.watch.file.quiet-period=50ms",
					"sockettask.tasks.feed.url=" + this.server.url("/feed"), "sockettask.tasks.feed.startup=fail-fast",
					"sockettask.tasks.feed.ssl.bundle=mine")
			.run((context) -> {
				SocketTask task = context.getBean("feed", SocketTask.class);
				int id = task.socketTaskId();
				Files.writeString(directory.resolve("spring.ssl.bundle.pem.mine.keystore.certificate.pem"), "broken");
				await().atMost(SOON).until(() -> output.getOut().contains("can't be reloaded"));
				assertThat(output).containsOnlyOnce(
						"The SSL bundle 'mine' can't be reloaded; socket tasks go on with its earlier content: ");
				assertThat(task.socketTaskId()).isEqualTo(id);
				assertThat(task.reconnect()).succeedsWithin(SOON);
			});
	}

	@Test
	@Contract("12.7")
	void tasksWithAnotherBundleOrWithoutTlsAreNotReplaced() {
		TestSocketServer plain = TestSocketServer.start().on("/feed", TestSocketConnection::accept);
		try (plain) {
			with(this.feed, this.certificates.sslBundleProperties("other"))
				.withPropertyValues("sockettask.tasks.other.url=" + this.server.url("/feed"),
						"sockettask.tasks.other.ssl.bundle=other", "sockettask.tasks.other.startup=fail-fast",
						"sockettask.tasks.plain.url=" + plain.url("/feed"), "sockettask.defaults.ssl.bundle=mine",
						"sockettask.tasks.plain.startup=fail-fast")
				.run((context) -> {
					List<Integer> before = ids(context);
					reload(context, this.certificates.renew().create());
					await().atMost(SOON).until(() -> !ids(context).get(0).equals(before.get(0)));
					assertThat(ids(context).subList(1, 3)).isEqualTo(before.subList(1, 3));
				});
		}
	}

	private static List<Integer> ids(ApplicationContext context) {
		return Stream.of("feed", "other", "plain")
			.map((name) -> context.getBean(name, SocketTask.class).socketTaskId())
			.toList();
	}

	@Test
	@Contract({ "12.7", "7.41", "7.44" })
	void whenTheBundleIsReloadedUnderLoadThenEachMessageArrivesOnceAndInOrder() throws Exception {
		int reloads = 4;
		this.server.on("/feed", (connection) -> connection.accept().echo());
		this.feed.run((context) -> {
			SocketTask task = context.getBean("feed", SocketTask.class);
			List<String> echoes = new CopyOnWriteArrayList<>();
			task.onMessage(String.class, (result) -> echoes.add(result.data()));
			List<CompletableFuture<?>> sends = new ArrayList<>();
			for (int reload = 1; reload <= reloads; reload++) {
				TestCertificates next = TestCertificates.create();
				this.server.tls(next);
				int id = task.socketTaskId();
				reload(context, next);
				while (task.socketTaskId() == id) {
					sends.add(task.send(String.valueOf(sends.size())));
					sends.get(sends.size() - 1).get(SOON.toSeconds(), TimeUnit.SECONDS);
				}
			}
			for (int i = 0; i < 100; i++) {
				sends.add(task.send(String.valueOf(sends.size())));
			}
			assertThat(sends).allSatisfy((send) -> assertThat(send).succeedsWithin(SOON));
			await().atMost(SOON).until(() -> echoes.size() >= sends.size());
			List<String> sent = IntStream.range(0, sends.size()).mapToObj(String::valueOf).toList();
			assertThat(echoes).containsExactlyInAnyOrderElementsOf(sent);
			assertThat(this.server.connections()).hasSizeGreaterThan(reloads);
			assertThat(this.server.connections()
				.stream()
				.flatMap((connection) -> connection.messages().stream())
				.map((message) -> message.text())).containsExactlyElementsOf(sent);
		});
	}

}
