package io.github.sockettask.application;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import io.github.sockettask.SocketTask;
import io.github.sockettask.test.TestSocketServer;

import static io.github.sockettask.test.assertj.SocketTaskAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The end of an application that has a web server.
 */
class ShutdownTests {

	private static final Duration SOON = Duration.ofSeconds(20);

	private final TestSocketServer server = TestSocketServer.start().on("/feed", (connection) -> connection.accept());

	@AfterEach
	void stopServer() {
		this.server.close();
	}

	@Test
	void aRequestThatIsStillAnsweredSendsThroughATask() throws Exception {
		ConfigurableApplicationContext application = SpringApplication.run(Application.class, "--server.port=0",
				"--sockettask.tasks.feed.url=" + this.server.url("/feed"), "--sockettask.tasks.feed.startup=fail-fast");
		int port = application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
		Requests requests = application.getBean(Requests.class);
		CompletableFuture<HttpResponse<String>> response = HttpClient.newHttpClient()
			.sendAsync(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/send")).build(),
					BodyHandlers.ofString());
		assertThat(requests.entered.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
		CompletableFuture<Void> closed = CompletableFuture.runAsync(application::close);
		await().atMost(SOON).until(() -> isRefused(port));
		requests.go.countDown();
		assertThat(response).succeedsWithin(SOON).extracting(HttpResponse::body).isEqualTo("sendSocketMessage:ok");
		assertThat(closed).succeedsWithin(SOON);
		assertThat(this.server.awaitConnection(1)).received("from a request").closedWith(1001);
	}

	private static boolean isRefused(int port) {
		try {
			new Socket(InetAddress.getLoopbackAddress(), port).close();
			return false;
		}
		catch (IOException ex) {
			return true;
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Requests.class)
	static class Application {

	}

	@RestController
	static class Requests {

		private final CountDownLatch entered = new CountDownLatch(1);

		private final CountDownLatch go = new CountDownLatch(1);

		private final SocketTask feed;

		Requests(SocketTask feed) {
			this.feed = feed;
		}

		@GetMapping("/send")
		String send() throws Exception {
			this.entered.countDown();
			this.go.await(SOON.toSeconds(), TimeUnit.SECONDS);
			return this.feed.send("from a request").get(SOON.toSeconds(), TimeUnit.SECONDS).errMsg();
		}

	}

}
