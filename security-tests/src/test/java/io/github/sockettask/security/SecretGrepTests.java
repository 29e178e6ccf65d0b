package io.github.sockettask.security;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;

import org.apache.commons.logging.LogFactory;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.event.ApplicationContextInitializedEvent;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.logging.LoggingSystemProperty;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.github.sockettask.HandshakeCustomizer;
import io.github.sockettask.OnErrorCallbackResult;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskEvent;
import io.github.sockettask.SocketTaskStatus;
import io.github.sockettask.annotation.OnError;
import io.github.sockettask.annotation.OnMessage;
import io.github.sockettask.settings.SocketTaskSettingsSource;
import io.github.sockettask.test.SocketFrame;
import io.github.sockettask.test.TestCertificates;
import io.github.sockettask.test.TestSocketConnection;
import io.github.sockettask.test.TestSocketServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application with every feature that has secrets, which logs all levels and exposes
 * all endpoints: none of the secrets is in what it prints and serves.
 */
@ExtendWith(OutputCaptureExtension.class)
class SecretGrepTests {

	private static final String CONSOLE_THRESHOLD = LoggingSystemProperty.CONSOLE_THRESHOLD
		.getEnvironmentVariableName();

	private static final Duration SOON = Duration.ofSeconds(30);

	/**
	 * Tomcat prints each request that it gets: here those of the token endpoint, since
	 * the authorization server is in the same JVM.
	 */
	private static final Predicate<String> OTHERS = "org.apache.coyote.http11.Http11InputBuffer"::equals;

	/** An image of the memory has the secrets, which no client can avoid. */
	private static final List<String> NOT_SERVED = List.of("heapdump", "shutdown", "restart");

	private final Secrets secrets = new Secrets();

	private final TestSocketServer server = TestSocketServer.start();

	private final TestCertificates certificates = TestCertificates.create();

	private final TestSocketServer secureServer = TestSocketServer.builder()
		.tls(this.certificates)
		.needClientAuth(true)
		.start();

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path directory;

	private final Map<String, Object> properties = new HashMap<>();

	@BeforeEach
	void printNothingThatIsLogged() {
		// The first application of a JVM would set it for all.
		System.setProperty(CONSOLE_THRESHOLD, "OFF");
	}

	@AfterEach
	void stopServerAndBeQuietAgain() {
		System.clearProperty(CONSOLE_THRESHOLD);
		this.server.close();
		this.secureServer.close();
		LoggingSystem.get(getClass().getClassLoader()).setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.INFO);
	}

	@Test
	void nothingThatIsPrintedOrServedHasASecret(CapturedOutput output) throws Exception {
		Map<String, String> served = new LinkedHashMap<>();
		try (AuthorizationServer idp = new AuthorizationServer();
				TunnelProxy proxy = new TunnelProxy();
				RecordedLog log = new RecordedLog()) {
			String told;
			try (ConfigurableApplicationContext context = application(idp, proxy, log)) {
				Application application = context.getBean(Application.class);
				connect(context, application);
				served.putAll(endpoints(context));
				told = String.join("\n", application.texts);
			}
			assertThat(proxy.tunnels()).isPositive();
			assertThat(this.secureServer.connections()).isNotEmpty();
			addTokens();
			assertSent();
			assertEvents(told);
			served.put("events, exceptions and texts", told);
			served.put("log", log.text(OTHERS.negate()));
			served.put("output", output.toString());
			assertThat(served.get("log")).contains("TRACE", "io.github.sockettask", "io.netty");
		}
		assertThat(served).containsKeys("env", "configprops", "beans", "conditions", "loggers", "threaddump",
				"scheduledtasks", "mappings", "metrics", "health");
		List<String> found = new ArrayList<>();
		served.forEach((where, text) -> found.addAll(this.secrets.in(where, text)));
		assertThat(found).isEmpty();
	}

	private static void connect(ConfigurableApplicationContext context, Application application) {
		Map<String, SocketTask> tasks = context.getBeansOfType(SocketTask.class);
		tasks.forEach((name, task) -> {
			application.texts.add(task.toString());
			application.texts.add(context.getBean(SocketTaskSettingsSource.class).settings(name).toString());
			task.start().whenComplete((opened, failure) -> application.failure(failure));
		});
		awaitOpen(context);
		tasks.values().forEach((task) -> {
			assertThat(task.replace()).succeedsWithin(SOON);
			assertThat(task.reconnect()).succeedsWithin(SOON);
		});
		awaitOpen(context);
	}

	@Test
	void aSecretThatIsPrintedOrServedIsFound(CapturedOutput output) {
		String secret = this.secrets.make("planted");
		try (RecordedLog log = new RecordedLog()) {
			log.attach();
			LogFactory.getLog("io.github.sockettask.planted").info("in clear", new IllegalStateException(secret));
			assertThat(this.secrets.in("log", log.text(OTHERS.negate()))).hasSize(1);
		}
		System.out.println("user:" + secret);
		assertThat(this.secrets.in("output", output.toString())).hasSize(1);
		for (String user : List.of("", "u:", "us:", "use:")) {
			String base64 = Base64.getEncoder().encodeToString((user + secret).getBytes());
			assertThat(this.secrets.in("env", "{\"value\":\"Basic " + base64 + "\"}")).as(user).hasSize(1);
		}
		assertThat(this.secrets.in("env", "{\"value\":\"******\"}")).isEmpty();
	}

	private ConfigurableApplicationContext application(AuthorizationServer idp, TunnelProxy proxy, RecordedLog log)
			throws Exception {
		task("header", "?channel=header");
		set("header", "header.Authorization", "Digest " + this.secrets.make("header of a task"));
		set("header", "header.X-Api-Key", this.secrets.make("key in a header"));
		set("header", "header.Cookie", "session=" + this.secrets.make("cookie in a header"));
		task("query", "?v=1&token=" + this.secrets.make("token in a query") + "&" + this.secrets.make("bare query"));
		task("basic", "");
		set("basic", "auth.basic.username", this.secrets.make("user name"));
		set("basic", "auth.basic.password", this.secrets.make("password"));
		task("bearer", "");
		set("bearer", "auth.bearer.token", this.secrets.make("bearer token"));
		task("oauth", "");
		this.properties.putAll(idp.registration("lasting"));
		set("oauth", "oauth2.registration-id", "lasting");
		set("oauth", "oauth2.reconnect-on-refresh", "true");
		this.secrets.add("client secret", AuthorizationServer.secret("lasting"));
		task("proxied", "");
		set("proxied", "proxy.type", "http");
		set("proxied", "proxy.host", "localhost");
		set("proxied", "proxy.port", String.valueOf(proxy.port()));
		set("proxied", "proxy.username", this.secrets.make("user of the proxy"));
		set("proxied", "proxy.password", this.secrets.make("password of the proxy"));
		task("cookies", "");
		set("cookies", "cookie-handling", "enable");
		task("ticket", "");
		task("protocol", "");
		set("protocol", "protocols", "base64url.bearer." + this.secrets.make("token in a sub-protocol"));
		secureTask();
		task("redirected", "");
		set("redirected", "redirects", "follow");
		set("redirected", "header.Authorization", "Bearer " + this.secrets.make("token of a redirect"));
		this.properties.put("sockettask.defaults.auto-startup", "false");
		this.properties.put("sockettask.defaults.reconnect.delay", "10ms");
		this.properties.put("sockettask.defaults.reconnect.max-delay", "20ms");
		this.properties.put("sockettask.connect-rate", "0");
		this.properties.put("management.endpoints.web.exposure.include", "*");
		this.properties.put("management.endpoint.health.show-details", "always");
		this.properties.put("logging.level.root", "trace");
		// What the logging system has configured before is gone then.
		ApplicationListener<ApplicationContextInitializedEvent> attaching = (event) -> log.attach();
		return new SpringApplicationBuilder(Application.class).environment(new StandardEnvironment())
			.properties(this.properties)
			.listeners(attaching)
			.run("--server.port=0", "--ticket=" + this.secrets.make("ticket of a customizer"));
	}

	private void secureTask() throws Exception {
		String storePassword = this.secrets.make("password of a key store");
		String keyPassword = this.secrets.make("password of a key");
		KeyStore keys = KeyStore.getInstance("JKS");
		keys.load(null, null);
		keys.setKeyEntry("key", this.certificates.client().privateKey(), keyPassword.toCharArray(), new Certificate[] {
				this.certificates.client().certificate(), this.certificates.authority().certificate() });
		String prefix = "spring.ssl.bundle.jks.feed.";
		this.properties.put(prefix + "key.password", keyPassword);
		for (Map.Entry<String, KeyStore> store : Map.of("keystore", keys, "truststore", this.certificates.trustStore())
			.entrySet()) {
			Path file = this.directory.resolve(store.getKey());
			try (OutputStream out = Files.newOutputStream(file)) {
				store.getValue().store(out, storePassword.toCharArray());
			}
			this.properties.put(prefix + store.getKey() + ".location", file.toUri().toString());
			this.properties.put(prefix + store.getKey() + ".password", storePassword);
			this.properties.put(prefix + store.getKey() + ".type", store.getValue().getType());
		}
		this.secureServer.on("/secure", (connection) -> connection.accept());
		set("secure", "url", this.secureServer.url("/secure"));
		set("secure", "ssl.bundle", "feed");
		set("secure", "header.X-Api-Key", this.secrets.make("key behind TLS"));
	}

	private void set(String task, String setting, String value) {
		this.properties.put("sockettask.tasks." + task + "." + setting, value);
	}

	// Each task meets all kinds of refusals and ends, and then a connection that lasts.
	private void task(String name, String query) {
		String path = "/" + name;
		String cookie = this.secrets.make("cookie of " + name);
		String location = this.server.url(path + "?ticket=" + this.secrets.make("location of " + name));
		this.server.onNext(path, (connection) -> connection.header("Set-Cookie", "id=" + cookie).refuse(401));
		this.server.onNext(path, (connection) -> connection.refuse(403));
		this.server.onNext(path, (connection) -> connection.redirect(location));
		this.server.onNext(path, (connection) -> connection.dropBeforeHandshake());
		this.server.onNext(path, (connection) -> connection.accept().close(4401, "expired"));
		this.server.onNext(path, (connection) -> connection.accept().drop());
		this.server.onNext(path,
				(connection) -> connection.accept().rawFrame(SocketFrame.text("x").withMask(new byte[4])));
		this.server.on(path,
				(connection) -> connection.header("Set-Cookie", "id=" + cookie).accept().sendText("{\"price\":1}"));
		set(name, "url", this.server.url(path + query));
	}

	private static void awaitOpen(ConfigurableApplicationContext context) {
		Awaitility.await()
			.atMost(SOON)
			.until(() -> context.getBeansOfType(SocketTask.class)
				.values()
				.stream()
				.allMatch((task) -> task.status() == SocketTaskStatus.OPEN));
	}

	private void addTokens() {
		this.server.connections()
			.stream()
			.filter((connection) -> connection.handshake().path().equals("/oauth"))
			.map((connection) -> connection.handshake().header("Authorization"))
			.filter((header) -> header != null && header.startsWith("Bearer "))
			.map((header) -> String.valueOf(header).substring("Bearer ".length()))
			.distinct()
			.forEach((token) -> this.secrets.add("access token", token));
	}

	// A feature that does not send its secret would prove nothing.
	private void assertSent() {
		StringBuilder handshakes = new StringBuilder();
		for (TestSocketConnection connection : this.server.connections()) {
			handshakes.append(connection.handshake().target()).append(connection.handshake().headers()).append('\n');
		}
		String all = handshakes.toString();
		List<String> sent = this.secrets.in("handshakes", all).stream().map((text) -> text.split(" in ")[0]).toList();
		assertThat(sent).contains("header of a task", "key", "cookie", "token", "bare query", "bearer token",
				"access token", "ticket of a customizer", "cookie of cookies", "password", "location of redirected");
	}

	private static void assertEvents(String told) {
		assertThat(List.of("-> OPEN", "refused: 401", "refused: 403", "302", "4401", "407", "Replaced"))
			.filteredOn((part) -> !told.contains(part))
			.isEmpty();
	}

	private static Map<String, String> endpoints(ConfigurableApplicationContext context)
			throws IOException, InterruptedException {
		String base = "http://localhost:" + ((WebServerApplicationContext) context).getWebServer().getPort()
				+ "/actuator";
		Map<String, String> served = new LinkedHashMap<>();
		JsonNode links = JsonMapper.shared().readTree(get(base)).get("_links");
		for (String name : links.propertyNames()) {
			String href = links.get(name).get("href").asString();
			if (!href.contains("{") && !NOT_SERVED.contains(name)) {
				served.put(name, get(href));
			}
		}
		for (JsonNode metric : JsonMapper.shared()
			.readTree(served.getOrDefault("metrics", "{\"names\":[]}"))
			.get("names")) {
			served.put("metrics/" + metric.asString(), get(base + "/metrics/" + metric.asString()));
		}
		for (String property : List.of("sockettask.tasks.basic.auth.basic.password", "sockettask.tasks.query.url",
				"sockettask.tasks.header.header.Authorization")) {
			served.put("env/" + property, get(base + "/env/" + property));
		}
		return served;
	}

	private static String get(String url) throws IOException, InterruptedException {
		HttpResponse<String> response = HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
		assertThat(response.statusCode()).as(url).isIn(200, 404);
		return response.body();
	}

	record Price(int price) {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		private final Queue<String> texts = new ConcurrentLinkedQueue<>();

		@OnMessage
		void message(Price price) {
			throw new IllegalStateException("failed with " + price);
		}

		@OnError
		void error(OnErrorCallbackResult result) {
			this.texts.add(result.errMsg() + " " + result);
			failure(result.cause());
		}

		@EventListener
		void event(SocketTaskEvent event) {
			this.texts.add(event.toString());
		}

		void failure(@Nullable Throwable failure) {
			if (failure != null) {
				StringWriter text = new StringWriter();
				failure.printStackTrace(new PrintWriter(text));
				this.texts.add(text.toString());
			}
		}

		@Bean
		HandshakeCustomizer ticketCustomizer(@Value("${ticket}") String ticket) {
			return (handshake, attempt) -> attempt.taskName().equals("ticket")
					? handshake.withUrl(handshake.url() + "?ticket=" + ticket).withHeader("X-Ticket", ticket)
					: handshake;
		}

		@Bean
		SecurityFilterChain permitAll(HttpSecurity http) throws Exception {
			return http.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll()).build();
		}

	}

}
