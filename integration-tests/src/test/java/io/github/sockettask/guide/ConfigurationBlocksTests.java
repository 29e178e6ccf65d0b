package io.github.sockettask.guide;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.env.PropertiesPropertySourceLoader;
import org.springframework.boot.env.PropertySourceLoader;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.ByteArrayResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.github.sockettask.MessageKey;
import io.github.sockettask.annotation.OnMessage;
import io.github.sockettask.autoconfigure.SocketTaskAutoConfiguration;
import io.github.sockettask.test.TestCertificates;
import io.github.sockettask.test.autoconfigure.DisconnectedSocketTaskAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Starts an application with each block of YAML and of properties that the pages show,
 * and compares the names of settings in their text with the metadata.
 */
class ConfigurationBlocksTests {

	private static final Pattern BLOCK = Pattern.compile("^```(yaml|properties)\n(.*?)^```",
			Pattern.DOTALL | Pattern.MULTILINE);

	private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([\\w.-]+)}");

	private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");

	private static final Pattern FENCE = Pattern.compile("^```.*?^```", Pattern.DOTALL | Pattern.MULTILINE);

	/** The second one is merged into the first one by Maven only. */
	private static final List<String> METADATA = List.of("META-INF/spring-configuration-metadata.json",
			"META-INF/additional-spring-configuration-metadata.json");

	private static final String DEFAULTS = "sockettask.defaults.";

	/** In place of the files that the pages name. */
	@TempDir
	private static Path certificates;

	@TestFactory
	Stream<DynamicTest> anApplicationStartsWithEachBlock() throws IOException {
		List<DynamicTest> tests = new ArrayList<>();
		for (Path page : pages()) {
			Matcher block = BLOCK.matcher(Files.readString(page));
			for (int i = 1; block.find(); i++) {
				String kind = block.group(1);
				String text = block.group(2);
				if (text.contains("registration-id")) {
					// Started in the tests with Spring Security.
					continue;
				}
				tests.add(DynamicTest.dynamicTest(page.getFileName() + " " + kind + " " + i, () -> start(kind, text)));
			}
		}
		assertThat(tests).hasSizeGreaterThan(5);
		return tests.stream();
	}

	private static void start(String kind, String text) {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, JacksonAutoConfiguration.class,
					SocketTaskAutoConfiguration.class, DisconnectedSocketTaskAutoConfiguration.class))
			.withBean("room", MessageKey.class, () -> String::valueOf)
			.withBean(Lists.class)
			.withPropertyValues("sockettask.test.connect=false")
			.withInitializer((context) -> load(context, kind, withCertificates(text)))
			.run((context) -> assertThat(context).as(text).hasNotFailed());
	}

	private static String withCertificates(String text) {
		return text.replace("file:/etc/ssl/company/", certificates.toUri().toString());
	}

	@BeforeAll
	static void writeCertificates() throws IOException {
		TestCertificates company = TestCertificates.create();
		Files.writeString(certificates.resolve("ca.pem"), company.authority().certificatePem());
		Files.writeString(certificates.resolve("ticker.pem"), company.client().certificatePem());
		Files.writeString(certificates.resolve("ticker.key"), company.client().privateKeyPem());
	}

	private static void load(ConfigurableApplicationContext context, String kind, String text) {
		PropertySourceLoader loader = kind.equals("yaml") ? new YamlPropertySourceLoader()
				: new PropertiesPropertySourceLoader();
		Map<String, Object> environment = new HashMap<>();
		Matcher placeholder = PLACEHOLDER.matcher(text);
		while (placeholder.find()) {
			environment.put(placeholder.group(1), "8080");
		}
		try {
			loader.load("block", new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8)))
				.forEach(context.getEnvironment().getPropertySources()::addFirst);
		}
		catch (IOException ex) {
			throw new IllegalStateException(text, ex);
		}
		context.getEnvironment().getPropertySources().addLast(new MapPropertySource("placeholders", environment));
	}

	@Test
	void everySettingThatTheTextNamesExists() throws IOException {
		Collection<String> settings = settings();
		Pattern groups = Pattern.compile("(?:sockettask\\.(?:defaults|tasks\\.[\\w<>-]+)\\.)?((?:"
				+ String.join("|", groups(settings)) + ")\\.[a-z][a-z.-]*[a-z])(?:[=:].*)?");
		Map<String, String> unknown = new TreeMap<>();
		int known = 0;
		for (Path page : pages()) {
			Matcher code = CODE.matcher(FENCE.matcher(Files.readString(page)).replaceAll(""));
			while (code.find()) {
				Matcher setting = groups.matcher(code.group(1));
				if (setting.matches()) {
					known++;
					String name = setting.group(1);
					if (settings.stream().noneMatch((each) -> each.equals(name) || each.startsWith(name + "."))) {
						unknown.put(page.getFileName() + ": " + code.group(1), name);
					}
				}
			}
		}
		assertThat(unknown).isEmpty();
		assertThat(known).isGreaterThan(100);
	}

	private static Collection<String> settings() throws IOException {
		Collection<String> settings = new TreeSet<>();
		for (String metadata : METADATA) {
			Enumeration<URL> files = ConfigurationBlocksTests.class.getClassLoader().getResources(metadata);
			while (files.hasMoreElements()) {
				try (InputStream content = files.nextElement().openStream()) {
					for (JsonNode property : JsonMapper.shared().readTree(content).path("properties")) {
						String name = property.get("name").stringValue();
						if (name.startsWith(DEFAULTS)) {
							settings.add(name.substring(DEFAULTS.length()));
						}
					}
				}
			}
		}
		return settings;
	}

	private static Collection<String> groups(Collection<String> settings) {
		Collection<String> groups = new TreeSet<>();
		settings.stream()
			.filter((name) -> name.contains("."))
			.forEach((name) -> groups.add(name.substring(0, name.indexOf('.'))));
		return groups;
	}

	private static List<Path> pages() throws IOException {
		try (Stream<Path> docs = Files.list(Path.of("../docs"))) {
			return Stream
				.concat(Stream.of(Path.of("../README.md"), Path.of("../README.zh-CN.md")),
						docs.filter((file) -> file.toString().endsWith(".md")).sorted())
				.toList();
		}
	}

	/** Takes lists, which {@code receive.batch-size} needs. */
	static class Lists {

		@OnMessage
		void messages(List<String> messages) {
		}

	}

}
