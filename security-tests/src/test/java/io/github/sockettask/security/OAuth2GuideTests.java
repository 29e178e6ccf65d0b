package io.github.sockettask.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.ByteArrayResource;

import io.github.sockettask.SocketTask;
import io.github.sockettask.autoconfigure.SocketTaskAutoConfiguration;
import io.github.sockettask.test.autoconfigure.DisconnectedSocketTaskAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Starts an application with each block of YAML about OAuth2 that the pages show.
 */
class OAuth2GuideTests {

	private static final Pattern BLOCK = Pattern.compile("^```yaml\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);

	@Test
	void anApplicationStartsWithEachBlock() throws IOException {
		List<String> blocks = blocks();
		assertThat(blocks).isNotEmpty().allSatisfy((block) -> runner(block).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context).getBeans(SocketTask.class).isNotEmpty();
		}));
	}

	private static List<String> blocks() throws IOException {
		List<String> blocks = new ArrayList<>();
		try (Stream<Path> pages = Files.list(Path.of("../docs"))) {
			for (Path page : pages.filter((file) -> file.toString().endsWith(".md")).toList()) {
				Matcher block = BLOCK.matcher(Files.readString(page));
				while (block.find()) {
					if (block.group(1).contains("registration-id")) {
						blocks.add(block.group(1));
					}
				}
			}
		}
		return blocks;
	}

	private static ApplicationContextRunner runner(String block) {
		return new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(OAuth2ClientAutoConfiguration.class,
					SocketTaskAutoConfiguration.class, DisconnectedSocketTaskAutoConfiguration.class))
			.withPropertyValues("sockettask.test.connect=false", "CLIENT_SECRET=x")
			.withInitializer((context) -> load(context, block));
	}

	private static void load(ConfigurableApplicationContext context, String block) {
		try {
			new YamlPropertySourceLoader().load("block", new ByteArrayResource(block.getBytes(StandardCharsets.UTF_8)))
				.forEach(context.getEnvironment().getPropertySources()::addFirst);
		}
		catch (IOException ex) {
			throw new IllegalStateException(block, ex);
		}
	}

}
