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

import io.github.sockettask.Handshake;
import io.github.sockettask.settings.ReconnectSettings;
import io.github.sockettask.settings.SocketTaskSettings;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares the three places that tell of properties: the engine's defaults, the metadata
 * for editors, and {@code docs/configuration.md}.
 */
class ConfigurationReferenceTests {

	private static final Pattern ROW = Pattern
		.compile("^\\| `(sockettask\\.[^`]+)` *\\| *(?:`([^`]*)`)? *\\| (.+) \\|$", Pattern.MULTILINE);

	private static final String DEFAULTS = "sockettask.defaults.";

	private static final String TASKS = "sockettask.tasks.<name>.";

	private final Map<String, String> metadata = new TreeMap<>();

	private final Map<String, String> types = new TreeMap<>();

	private final Map<String, String> documented = new TreeMap<>();

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
			this.types.put(property.get("name").stringValue(), property.get("type").stringValue());
		}
		Matcher row = ROW.matcher(Files.readString(Path.of("../docs/configuration.md")));
		while (row.find()) {
			this.documented.put(row.group(1), (row.group(2) != null) ? row.group(2) : "");
		}
	}

	@Test
	void theDefaultsOfTheMetadataAreThoseOfTheEngine() {
		Map<String, String> defaults = new TreeMap<>(this.metadata);
		defaults.values().removeIf(String::isEmpty);
		SocketTaskProperties bound = new Binder(new MapConfigurationPropertySource(defaults)).bindOrCreate("sockettask",
				SocketTaskProperties.class);
		SocketTaskSettings emptyCollections = SocketTaskSettings.UNSET
			.withHandshake(new Handshake("", Map.of(), List.of()))
			.withUrls(List.of())
			.withReconnect(ReconnectSettings.UNSET.withOnClose(Map.of()).withOnStatus(Map.of()));
		assertThat(bound.getDefaults().orElse(emptyCollections)).isEqualTo(SocketTaskSettings.DEFAULTS.withUrl(""));
		assertThat(bound).usingRecursiveComparison().ignoringFields("defaults").isEqualTo(new SocketTaskProperties());
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
	void everyPropertyIsDocumentedWithItsDefaultAndNothingElseIs() {
		Map<String, String> expected = new TreeMap<>(this.metadata);
		expected.remove("sockettask.tasks");
		Map<String, String> actual = new TreeMap<>(this.documented);
		actual.keySet().removeIf((name) -> name.startsWith(TASKS));
		assertThat(actual).isEqualTo(expected);
	}

	@Test
	void aTaskHasTheDocumentedSettingsOfTheDefaultsAndAnAddress() {
		Map<String, String> expected = new TreeMap<>();
		expected.put(TASKS + "enabled", "true");
		expected.put(TASKS + "url", "");
		expected.put(TASKS + "urls", "");
		this.metadata.keySet()
			.stream()
			.filter((name) -> name.startsWith(DEFAULTS))
			// the default of a task is what the defaults say
			.forEach((name) -> expected.put(name.replace(DEFAULTS, TASKS), name));
		Map<String, String> actual = new TreeMap<>(this.documented);
		actual.keySet().removeIf((name) -> !name.startsWith(TASKS));
		assertThat(actual).isEqualTo(expected);
	}

}
