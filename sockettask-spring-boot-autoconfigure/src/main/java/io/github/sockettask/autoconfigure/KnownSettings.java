package io.github.sockettask.autoconfigure;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;

import io.github.sockettask.settings.SocketTaskSettings;

/**
 * The names of all properties, read from the records to which they are bound.
 */
final class KnownSettings {

	/** By name without dashes and in lower case, as names are compared. */
	private final Map<String, Setting> settings = new LinkedHashMap<>();

	private KnownSettings() {
	}

	/**
	 * Return the properties of the application and of the test kit.
	 * @return those that have values of their own
	 */
	static KnownSettings ofAll() {
		KnownSettings known = new KnownSettings();
		for (RecordComponent property : SocketTaskProperties.class.getRecordComponents()) {
			if (!property.getType().isRecord() && !Map.class.isAssignableFrom(property.getType())) {
				String name = DataObjectPropertyName.toDashedForm(property.getName());
				known.settings.put(uniform(name), new Setting(name, property.getType()));
			}
		}
		for (String name : List.of("test.auto-startup", "test.connect", "test.network")) {
			known.settings.put(uniform(name), new Setting(name, Boolean.class));
		}
		return known;
	}

	/**
	 * Return the settings of a task.
	 * @return the settings
	 */
	static KnownSettings ofTasks() {
		KnownSettings known = new KnownSettings();
		known.add("", SocketTaskSettings.class);
		known.settings.put("enabled", new Setting("enabled", Boolean.class));
		return known;
	}

	/**
	 * Return the settings of all tasks, which have no address in common.
	 * @return the settings
	 */
	static KnownSettings ofDefaults() {
		KnownSettings known = new KnownSettings();
		known.add("", SocketTaskSettings.class);
		known.settings.keySet().removeAll(List.of("url", "urls"));
		return known;
	}

	private void add(String prefix, Class<?> type) {
		for (RecordComponent component : type.getRecordComponents()) {
			Setting setting = new Setting(prefix + DataObjectPropertyName.toDashedForm(component.getName()),
					component.getType());
			this.settings.put(uniform(setting.name()), setting);
			if (setting.isGroup()) {
				add(setting.name() + ".", setting.type());
			}
		}
	}

	private static String uniform(String name) {
		return name.replace("-", "").toLowerCase(Locale.ROOT);
	}

	private static String uniform(ConfigurationPropertyName path, int elements) {
		StringBuilder name = new StringBuilder();
		for (int i = 0; i < elements; i++) {
			name.append((i > 0) ? "." : "").append(path.getElement(i, Form.UNIFORM));
		}
		return name.toString();
	}

	/**
	 * Return a path as environment variables are compared.
	 * @param path such as {@code close-timeout}
	 * @return its letters and digits, such as {@code closetimeout}
	 */
	static String joined(ConfigurationPropertyName path) {
		return uniform(path, path.getNumberOfElements()).replace(".", "");
	}

	/**
	 * Find what a path sets.
	 * @param path such as {@code header.X-Team}
	 * @return the setting, such as {@code header}, or {@code null} if there is none
	 */
	@Nullable Setting find(ConfigurationPropertyName path) {
		int size = path.getNumberOfElements();
		for (int i = size; i > 0; i--) {
			Setting setting = this.settings.get(uniform(path, i));
			if (setting != null) {
				boolean whole = i == size || setting.isMap() || (setting.isList() && i == size - 1);
				return whole ? setting : null;
			}
		}
		return null;
	}

	/**
	 * Find what an environment variable sets, which may have an underscore where the
	 * setting has a dash.
	 * @param path such as {@code close.timeout}
	 * @return the setting, or {@code null} if there is none
	 */
	@Nullable Setting findByVariable(ConfigurationPropertyName path) {
		Setting found = find(path);
		if (found != null) {
			return found;
		}
		String joined = joined(path);
		for (Map.Entry<String, Setting> entry : this.settings.entrySet()) {
			String name = entry.getKey().replace(".", "");
			Setting setting = entry.getValue();
			boolean below = joined.startsWith(name)
					&& (setting.isMap() || (setting.isList() && joined.substring(name.length()).matches("\\d+")));
			if (joined.equals(name) || below) {
				return setting;
			}
		}
		return null;
	}

	/**
	 * Return the settings of a group.
	 * @param group the group, or an empty text for those of the task
	 * @return their names within the group
	 */
	List<String> of(String group) {
		String prefix = group.isEmpty() ? "" : group + ".";
		Collection<Setting> all = this.settings.values();
		return all.stream()
			.map(Setting::name)
			.filter((name) -> name.startsWith(prefix) && name.indexOf('.', prefix.length()) < 0)
			.map((name) -> name.substring(prefix.length()))
			.sorted()
			.toList();
	}

	/**
	 * A setting, or a group of them.
	 *
	 * @param name its name, such as {@code reconnect.delay}
	 * @param type the type of its value
	 */
	record Setting(String name, Class<?> type) {

		boolean isGroup() {
			return this.type.isRecord();
		}

		boolean isMap() {
			return Map.class.isAssignableFrom(this.type);
		}

		boolean isList() {
			return Collection.class.isAssignableFrom(this.type);
		}

	}

}
