package io.github.sockettask.autoconfigure;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.github.sockettask.settings.ReconnectSettings;
import io.github.sockettask.settings.SocketTaskSettings;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares the three places that tell of properties: the engine's defaults, the metadata
 * for editors, and {@code docs/configuration.md}.
 */
class ConfigurationReferenceTests {

	private static final Pattern ROW = Pattern.compile("^\\| `([^`]+)` \\| (?:`([^`]*)` )?\\| (.+) \\|$",
			Pattern.MULTILINE);

	private static final String DEFAULTS = "sockettask.defaults.";

	/** Settings that have no default for all tasks. */
	private static final Map<String, String> OF_ONE_TASK = Map.of("enabled", "true", "url", "", "urls", "");

	private final Map<String, String> metadata = new TreeMap<>();

	private final Map<String, String> types = new TreeMap<>();

	private final Map<String, String> descriptions = new TreeMap<>();

	private String page = "";

	@BeforeEach
	void read() throws IOException {
		JsonNode root = JsonMapper.shared()
			.readTree(Files.readString(Path.of("target/classes/META-INF/spring-configuration-metadata.json")));
		for (JsonNode property : root.get("properties")) {
			assertThat(property.get("description").stringValue()).endsWith(".")
				.doesNotStartWith("The ")
				.doesNotStartWith("A ")
				.matches((text) -> text
					.startsWith("Whether ") == property.get("type").stringValue().equals("java.lang.Boolean"));
			this.metadata.put(property.get("name").stringValue(), property.path("defaultValue").asString(""));
			this.descriptions.put(property.get("name").stringValue(), property.get("description").stringValue());
			this.types.put(property.get("name").stringValue(), property.get("type").stringValue());
		}
		this.page = Files.readString(Path.of("../docs/configuration.md"));
	}

	private Map<String, String> documented(String prefix, String from, String to) {
		Map<String, String> documented = new TreeMap<>();
		Matcher row = ROW.matcher(this.page.substring(this.page.indexOf(from), this.page.indexOf(to)));
		while (row.find()) {
			String name = prefix + row.group(1);
			assertThat(documented).as("a key appears once").doesNotContainKey(name);
			documented.put(name, (row.group(2) != null) ? row.group(2) : "");
			assertThat(row.group(3)).startsWith(this.descriptions.getOrDefault(name, ""));
		}
		return documented;
	}

	@Test
	void theDefaultsOfTheMetadataAreThoseOfTheEngine() {
		Map<String, String> defaults = new TreeMap<>(this.metadata);
		defaults.values().removeIf(String::isEmpty);
		SocketTaskProperties bound = bind(defaults);
		SocketTaskSettings emptyCollections = SocketTaskSettings.UNSET.withUrl("")
			.withUrls(List.of())
			.withProtocols()
			.withReconnect(ReconnectSettings.UNSET.withOnClose(Map.of()).withOnStatus(Map.of()));
		assertThat(bound.defaults().orElse(emptyCollections)).usingRecursiveComparison()
			.ignoringFields("header")
			.isEqualTo(SocketTaskSettings.DEFAULTS.withUrl(""));
		assertThat(bound).usingRecursiveComparison().ignoringFields("defaults").isEqualTo(bind(Map.of()));
	}

	private static SocketTaskProperties bind(Map<String, String> properties) {
		return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("sockettask",
				SocketTaskProperties.class);
	}

	@Test
	void theMetadataHasEachSettingOfTheDefaultsWithItsType() {
		Map<String, String> expected = new TreeMap<>();
		addSettings(DEFAULTS, SocketTaskSettings.class, expected);
		expected.keySet().removeAll(List.of(DEFAULTS + "url", DEFAULTS + "urls"));
		Map<String, String> actual = new TreeMap<>(this.types);
		actual.keySet().removeIf((name) -> !name.startsWith(DEFAULTS));
		assertThat(actual).isEqualTo(expected);
	}

	private static void addSettings(String prefix, Class<?> type, Map<String, String> settings) {
		for (RecordComponent component : type.getRecordComponents()) {
			String name = prefix + DataObjectPropertyName.toDashedForm(component.getName());
			if (component.getType().isRecord()) {
				addSettings(name + ".", component.getType(), settings);
			}
			else {
				settings.put(name, component.getGenericType().getTypeName().replace(", ", ","));
			}
		}
	}

	@Test
	void everyPropertyOfAllTasksTogetherIsDocumentedOnceWithItsDefaultAndDescription() {
		Map<String, String> expected = new TreeMap<>(this.metadata);
		expected.keySet().removeIf((name) -> name.startsWith(DEFAULTS) || name.equals("sockettask.tasks"));
		assertThat(documented("", "## All tasks together", "## Settings of a task")).isEqualTo(expected);
	}

	@Test
	void everySettingOfATaskIsDocumentedOnceWithItsDefaultAndDescription() {
		Map<String, String> expected = new TreeMap<>(this.metadata);
		expected.keySet().removeIf((name) -> !name.startsWith(DEFAULTS));
		OF_ONE_TASK.forEach((name, value) -> expected.put(DEFAULTS + name, value));
		assertThat(documented(DEFAULTS, "## Settings of a task", "## What stops the start")).isEqualTo(expected);
	}

}
