package io.github.sockettask.security;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;

import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskEvent;
import io.github.sockettask.SocketTaskStatus;
import io.github.sockettask.annotation.OnClose;
import io.github.sockettask.annotation.OnError;
import io.github.sockettask.annotation.OnMessage;
import io.github.sockettask.test.TestSocketConnection;
import io.github.sockettask.test.TestSocketServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Access tokens of a Spring Authorization Server, which a server demands.
 */
class OAuth2Tests {

	private static final Duration SOON = Duration.ofSeconds(20);

	private static AuthorizationServer idp;

	private final TestSocketServer server = TestSocketServer.start();

	private final Map<String, Object> properties = new HashMap<>();

	/** What the server does not accept although it is valid. */
	private final Set<String> revoked = ConcurrentHashMap.newKeySet();

	@BeforeAll
	static void startAuthorizationServer() {
		idp = new AuthorizationServer();
	}

	@AfterAll
	static void stopAuthorizationServer() {
		idp.close();
	}

	@BeforeEach
	void serve() {
		idp.reset();
		this.server.on("/feed", (connection) -> {
			if (isAccepted(connection)) {
				connection.accept();
			}
			else {
				connection.refuse(401);
			}
		});
		task("feed", "lasting");
	}

	@AfterEach
	void stopServer() {
		this.server.close();
	}

	private boolean isAccepted(TestSocketConnection connection) {
		String authorization = connection.handshake().header("Authorization");
		return idp.accepts(authorization) && !this.revoked.contains(authorization);
	}

	private void task(String name, String client) {
		this.properties.putAll(idp.registration(client));
		this.properties.put("sockettask.tasks." + name + ".url", this.server.url("/feed"));
		this.properties.put("sockettask.tasks." + name + ".oauth2.registration-id", client);
		this.properties.put("sockettask.defaults.reconnect.jitter", "0s");
	}

	private ConfigurableApplicationContext start() {
		return start(WebApplicationType.NONE);
	}

	private ConfigurableApplicationContext start(WebApplicationType type) {
		return new SpringApplicationBuilder(Application.class).web(type)
			.environment(new StandardEnvironment())
			.properties(this.properties)
			.run("--server.port=0");
	}

	private static void awaitOpen(ConfigurableApplicationContext context) {
		SocketTask task = context.getBean("feed", SocketTask.class);
		Awaitility.await().atMost(SOON).until(() -> task.status() == SocketTaskStatus.OPEN);
	}

	private String sent(int connection) {
		return String.valueOf(this.server.awaitConnection(connection).handshake().header("Authorization"));
	}

	@Test
	void aTokenOfClientCredentialsIsSentAndReused() {
		try (ConfigurableApplicationContext context = start()) {
			awaitOpen(context);
			assertThat(context.getBean("feed", SocketTask.class).reconnect()).succeedsWithin(SOON);
		}
		assertThat(sent(2)).isEqualTo(sent(1));
		assertThat(idp.calls()).containsExactly("client_credentials");
	}

	@Test
	void manyTasksShareOneCallOfTheTokenEndpoint() {
		IntStream.range(0, 50).forEach((i) -> task("feed-" + i, "lasting"));
		this.properties.put("sockettask.connect-rate", "0");
		try (ConfigurableApplicationContext context = start()) {
			Awaitility.await()
				.atMost(SOON)
				.until(() -> context.getBeansOfType(SocketTask.class)
					.values()
					.stream()
					.allMatch((task) -> task.status() == SocketTaskStatus.OPEN));
		}
		assertThat(this.server.connections()).hasSize(51);
		assertThat(idp.calls()).hasSize(1);
	}

	@Test
	void inAWebApplicationTheManagerThatNeedsARequestIsNotUsed() {
		try (ConfigurableApplicationContext context = start(WebApplicationType.SERVLET)) {
			assertThat(context.getBeansOfType(OAuth2AuthorizedClientManager.class).values())
				.allMatch(DefaultOAuth2AuthorizedClientManager.class::isInstance);
			awaitOpen(context);
		}
	}

	@Test
	void whenATokenIsRefusedThenANewOneIsAcceptedAtOnce() {
		this.properties.put("sockettask.defaults.reconnect.max-delay", "1h");
		try (ConfigurableApplicationContext context = start()) {
			awaitOpen(context);
			this.revoked.add(sent(1));
			context.getBean("feed", SocketTask.class).reconnect();
			this.server.awaitConnection(3);
			awaitOpen(context);
			assertThat(context.getBean(Application.class).delays()).containsOnly(0L);
		}
		assertThat(sent(2)).isEqualTo(sent(1));
		assertThat(sent(3)).isNotEqualTo(sent(1));
		assertThat(idp.calls()).hasSize(2);
	}

	@Test
	void whenAConnectionIsClosedWith4401ThenTheNextOneHasANewToken() {
		this.properties.put("sockettask.defaults.reconnect.max-delay", "1h");
		this.server.onNext("/feed", (connection) -> connection.accept().close(4401, "expired"));
		try (ConfigurableApplicationContext context = start()) {
			this.server.awaitConnection(2);
			awaitOpen(context);
		}
		assertThat(sent(2)).isNotEqualTo(sent(1));
		assertThat(idp.accepts(sent(2))).isTrue();
	}

	@Test
	void whenNewTokensAreRefusedTooThenRetriesAreSlowAndTheTokenEndpointIsSpared() {
		this.properties.put("sockettask.defaults.reconnect.delay", "10ms");
		this.properties.put("sockettask.defaults.reconnect.max-delay", "700ms");
		this.server.on("/feed", (connection) -> connection.refuse(401));
		try (ConfigurableApplicationContext context = start()) {
			Application application = context.getBean(Application.class);
			Awaitility.await().atMost(SOON).until(() -> application.delays().size() >= 3);
			assertThat(application.delays()).startsWith(0L, 700L, 700L);
		}
		assertThat(idp.calls().size()).isLessThanOrEqualTo(this.server.connections().size());
	}

	@Test
	void whenTheTokenEndpointIsDownThenTheAttemptFailsAndIsRetried() {
		this.properties.put("sockettask.defaults.reconnect.delay", "100ms");
		idp.down(true);
		try (ConfigurableApplicationContext context = start()) {
			Application application = context.getBean(Application.class);
			Awaitility.await().atMost(SOON).until(() -> !application.errors.isEmpty());
			assertThat(application.errors.peek())
				.startsWith("There is no access token of oauth2.registration-id 'lasting': ")
				.doesNotContain(AuthorizationServer.secret("lasting"));
			assertThat(this.server.connections()).isEmpty();
			idp.down(false);
			awaitOpen(context);
		}
	}

	@Test
	void whenTheTokenEndpointHangsThenTheAttemptFailsInTimeAndOneCallIsMadeAtATime() {
		this.properties.put("sockettask.defaults.connect-timeout", "300ms");
		this.properties.put("sockettask.defaults.reconnect.delay", "100ms");
		this.properties.put("sockettask.defaults.reconnect.max-delay", "100ms");
		IntStream.range(0, 20).forEach((i) -> task("feed-" + i, "lasting"));
		CountDownLatch latch = new CountDownLatch(1);
		idp.hang(latch);
		try (ConfigurableApplicationContext context = start()) {
			Application application = context.getBean(Application.class);
			Awaitility.await().atMost(SOON).until(() -> application.errors.size() >= 42);
			assertThat(application.errors).allMatch((error) -> error.contains("oauth2.registration-id 'lasting'")
					&& error.contains("within connect-timeout (300 ms)"));
			assertThat(this.server.connections()).isEmpty();
			latch.countDown();
			awaitOpen(context);
		}
		assertThat(idp.calls()).as("calls of 21 tasks that have failed twice").hasSizeLessThan(21);
	}

	@Test
	void whenTheApplicationEndsMeanwhileThenItDoesNotWaitForTheTokenEndpoint() {
		CountDownLatch latch = new CountDownLatch(1);
		idp.hang(latch);
		try (ConfigurableApplicationContext context = start()) {
			Awaitility.await().atMost(SOON).until(() -> !idp.calls().isEmpty());
			assertThat(context.getBean("feed", SocketTask.class).status()).isSameAs(SocketTaskStatus.CONNECTING);
		}
		assertThat(latch.getCount()).isOne();
		assertThat(this.server.connections()).isEmpty();
	}

	@Test
	void whenTheClientIsRefusedThenTheErrorSaysSo() {
		this.properties.put("spring.security.oauth2.client.registration.lasting.client-secret", "wrong-s3cret");
		try (ConfigurableApplicationContext context = start()) {
			Application application = context.getBean(Application.class);
			Awaitility.await().atMost(SOON).until(() -> !application.errors.isEmpty());
			assertThat(application.errors.peek()).contains("'lasting'", "invalid_client")
				.doesNotContain("wrong-s3cret");
		}
	}

	@Test
	void aConnectionIsReplacedBeforeItsTokenExpiresAndNothingIsLost() {
		task("feed", "brief");
		this.properties.put("sockettask.tasks.feed.oauth2.reconnect-on-refresh", "true");
		this.server.on("/feed", (connection) -> {
			if (isAccepted(connection)) {
				connection.accept().echo();
			}
			else {
				connection.refuse(401);
			}
		});
		int sent = 0;
		try (ConfigurableApplicationContext context = start()) {
			awaitOpen(context);
			SocketTask task = context.getBean("feed", SocketTask.class);
			Application application = context.getBean(Application.class);
			int begun = this.server.connections().size();
			while (this.server.connections().size() < begun + 2 || task.status() != SocketTaskStatus.OPEN) {
				assertThat(task.send("m" + sent++)).succeedsWithin(SOON);
				assertThat(sent).isLessThan(2_000_000);
			}
			int all = sent;
			Awaitility.await().atMost(SOON).until(() -> received() == all);
			assertThat(application.closes).as("a replacement is no outage")
				.allMatch((code) -> code == 1000 || code == 1006);
			assertThat(application.delays()).isEmpty();
			assertThat(application.errors).isEmpty();
		}
		assertThat(sent(1)).isNotEqualTo(sent(2));
		assertThat(sent(2)).isNotEqualTo(sent(3));
	}

	private int received() {
		return this.server.connections().stream().mapToInt((connection) -> connection.messages().size()).sum();
	}

	@Test
	void aRefreshTokenOfTheApplicationIsUsed() {
		task("feed", "user");
		this.properties.put("spring.security.oauth2.client.registration.user.authorization-grant-type",
				"authorization_code");
		this.properties.put("spring.security.oauth2.client.registration.user.redirect-uri", "{baseUrl}/x");
		this.properties.put("spring.security.oauth2.client.provider.idp.authorization-uri", idp.url());
		String refreshToken = idp.refreshToken();
		this.properties.put("sockettask.defaults.auto-startup", "false");
		try (ConfigurableApplicationContext context = start()) {
			context.getBean(OAuth2AuthorizedClientService.class)
				.saveAuthorizedClient(
						new OAuth2AuthorizedClient(
								context.getBean(ClientRegistrationRepository.class).findByRegistrationId("user"),
								"sockettask",
								new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, "old", Instant.EPOCH,
										Instant.EPOCH.plusSeconds(1)),
								new OAuth2RefreshToken(refreshToken, null)),
						new TestingAuthenticationToken("sockettask", ""));
			SocketTask task = context.getBean("feed", SocketTask.class);
			assertThat(task.start()).succeedsWithin(SOON);
			this.revoked.add(sent(1));
			task.reconnect();
			this.server.awaitConnection(3);
			awaitOpen(context);
		}
		assertThat(idp.calls()).containsExactly("refresh_token", "refresh_token");
		assertThat(sent(3)).isNotEqualTo(sent(1));
	}

	@Test
	void whenARegistrationNeedsAUserThenTheErrorSaysSo() {
		task("feed", "user");
		this.properties.put("spring.security.oauth2.client.registration.user.authorization-grant-type",
				"authorization_code");
		this.properties.put("spring.security.oauth2.client.registration.user.redirect-uri", "{baseUrl}/x");
		this.properties.put("spring.security.oauth2.client.provider.idp.authorization-uri", idp.url());
		try (ConfigurableApplicationContext context = start()) {
			Application application = context.getBean(Application.class);
			Awaitility.await().atMost(SOON).until(() -> !application.errors.isEmpty());
			assertThat(application.errors.peek()).contains("the grant type of the registration needs a user");
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		private final Queue<String> errors = new ConcurrentLinkedQueue<>();

		private final List<Integer> closes = new CopyOnWriteArrayList<>();

		private final List<Long> delays = new CopyOnWriteArrayList<>();

		@OnMessage
		void message(String text) {
			assertThat(text).isNotEmpty();
		}

		@OnError
		void error(Throwable error) {
			this.errors.add(String.valueOf(error.getMessage()));
		}

		@OnClose
		void close(int code) {
			this.closes.add(code);
		}

		@EventListener
		void event(SocketTaskEvent.StatusChanged event) {
			Duration delay = event.delay();
			if (delay != null) {
				this.delays.add(delay.toMillis());
			}
		}

		/**
		 * Return the delays of the retries so far.
		 * @return milliseconds
		 */
		List<Long> delays() {
			return this.delays;
		}

	}

}
