package io.github.sockettask.proxy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ByteArrayResource;

import io.github.sockettask.autoconfigure.SocketTaskAutoConfiguration;
import io.github.sockettask.contract.Contract;
import io.github.sockettask.test.TestSocketServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs the application of the recipe in {@code docs/security.md}.
 */
@ExtendWith(OutputCaptureExtension.class)
class ProxyRecipeTests {

	private static final Pattern BLOCK = Pattern.compile("^## A proxy\n.*?^```yaml\n(.*?)^```",
			Pattern.DOTALL | Pattern.MULTILINE);

	private static ByteArrayResource recipe(int port) throws IOException {
		Matcher block = BLOCK.matcher(Files.readString(Path.of("../docs/security.md")));
		assertThat(block.find()).isTrue();
		String yaml = block.group(1).replace("host: proxy.example.org", "host: 127.0.0.1").replace("3128", port + "");
		return new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8));
	}

	@AfterEach
	void beQuietAgain() {
		LoggingSystem.get(getClass().getClassLoader()).setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.INFO);
	}

	@Test
	@Contract({ "11.3", "11.4" })
	void oneTaskTakesTheProxyOfAllTasksAndOneConnectsDirectly(CapturedOutput output) throws Exception {
		try (TestSocketServer server = TestSocketServer.start();
				RawProxy proxy = RawProxy.http((socket) -> RawProxy.tunnel(socket, server.port()))) {
			server.on("/ticker", (connection) -> connection.accept().expectClose(1001));
			server.on("/lab", (connection) -> connection.accept().expectClose(1001));
			SpringApplicationBuilder application = new SpringApplicationBuilder(Application.class)
				.web(WebApplicationType.NONE)
				.initializers((context) -> load(context, proxy.port()));
			try (ConfigurableApplicationContext context = application.run("--PROXY_PASSWORD=s3cret",
					"--sockettask.tasks.ticker.url=ws://feed.example.com/ticker",
					"--sockettask.tasks.lab.url=" + server.url("/lab"), "--sockettask.defaults.startup=wait",
					"--logging.level.root=trace")) {
				assertThat(context.isRunning()).isTrue();
				assertThat(proxy.requests()).singleElement()
					.asString()
					.startsWith("CONNECT feed.example.com:80 HTTP/1.1\r\n")
					.containsIgnoringCase("proxy-authorization: Basic dGlja2VyOnMzY3JldA==\r\n");
				assertThat(server.connections()).hasSize(2);
				assertThat(output.getAll()).contains("Socket task 'ticker' is open")
					.doesNotContain("s3cret", "dGlja2VyOnMzY3JldA");
			}
		}
	}

	private static void load(ConfigurableApplicationContext context, int port) {
		try {
			new YamlPropertySourceLoader().load("recipe", recipe(port))
				.forEach((source) -> context.getEnvironment().getPropertySources().addLast(source));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ JacksonAutoConfiguration.class, SocketTaskAutoConfiguration.class })
	static class Application {

	}

}
