package io.github.sockettask.autoconfigure;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import io.github.sockettask.listener.method.SimilarNames;

/**
 * Refuses keys under {@code sockettask} that set nothing, or something else than they
 * seem to.
 */
class TaskKeysCheck {

	private static final String TASKS = "sockettask.tasks.";

	private static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of("sockettask");

	/** The group of the test kit. */
	private static final String TEST = "test";

	/** What is bound as a {@link TaskProperty}. */
	private static final Set<String> GROUPS = Set.of("tasks", "defaults");

	private static final KnownSettings ALL = KnownSettings.ofAll();

	private static final KnownSettings TASK = KnownSettings.ofTasks();

	private static final KnownSettings DEFAULTS = KnownSettings.ofDefaults();

	/** What a value that is given to a group was meant for. */
	private static final Map<String, String> MAIN_SETTINGS = Map.of("reconnect", "reconnect.enabled", "heartbeat",
			"heartbeat.interval", "receive", "receive.mode", "compression", "compression.enabled", "send.offline",
			"send.offline.enabled", "receive.retry", "receive.retry.max-retries", "", "url");

	/** Settings that had another name, by that name without dashes and dots. */
	private static final Map<String, String> RENAMED = Map.of("timeout", "connect-timeout", "maxmessagesize",
			"receive.max-message-size", "permessagedeflate", "compression.enabled", "receivedispatch", "receive.mode",
			"dispatchtypefield", "routing.type-field", "dispatchunwrap", "routing.unwrap", "receiveidletimeout",
			"receive.silence-timeout", "receiveonidle", "receive.on-silence");

	void check(Iterable<ConfigurationPropertySource> sources) {
		for (ConfigurationPropertySource source : sources) {
			boolean variables = source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource;
			if (!variables && source.getUnderlyingSource() instanceof EnumerablePropertySource<?> properties) {
				for (String name : properties.getPropertyNames()) {
					checkTaskName(name);
				}
			}
			if (source instanceof IterableConfigurationPropertySource names) {
				for (ConfigurationPropertyName name : names) {
					TaskProperty property = TaskProperty.of(name);
					if (property != null) {
						check(property, source.getConfigurationProperty(name), variables);
					}
					else if (ROOT.isAncestorOf(name) && !GROUPS.contains(name.getElement(1, Form.UNIFORM))) {
						checkRoot(name, source, variables);
					}
				}
			}
		}
	}

	// Spring Boot drops other characters of a key silently.
	private void checkTaskName(String property) {
		if (!property.startsWith(TASKS) || property.startsWith("[", TASKS.length())) {
			return;
		}
		String name = property.substring(TASKS.length()).split("[.\\[]", 2)[0];
		String kept = name.replaceAll("[^A-Za-z0-9-]", "");
		if (!kept.equals(name)) {
			throw new InvalidTaskPropertyException(new TaskProperty(name, ConfigurationPropertyName.EMPTY), null,
					"the name of the task has characters that are dropped, which makes it '" + kept + "'",
					"Use letters, digits and dashes, or put the name in brackets: \"[%s]\": in YAML, %s in a properties file."
						.formatted(name, TaskProperty.name(name, "url")));
		}
	}

	private void checkRoot(ConfigurationPropertyName name, ConfigurationPropertySource source, boolean variable) {
		ConfigurationPropertyName path = name.subName(1);
		if ((variable ? ALL.findByVariable(path) : ALL.find(path)) == null) {
			String meant = variable ? similar(path) : meant(path);
			// The variable may belong to a placeholder or to another program.
			if (meant != null || !variable) {
				List<String> below = ALL.of(path.getElement(0, Form.UNIFORM));
				throw new UnknownPropertyException(name, Origin.from(source.getConfigurationProperty(name)),
						(meant != null) ? "Did you mean '" + meant + "'?"
								: "Remove it, or use one of the properties under '%s': %s.".formatted(
										below.isEmpty() ? ROOT : name.chop(2),
										String.join(", ", below.isEmpty() ? names() : below)));
			}
		}
	}

	private @Nullable String meant(ConfigurationPropertyName path) {
		if (DEFAULTS.find(path) != null) {
			return TaskProperty.name(null, path.toString());
		}
		int size = path.getNumberOfElements();
		String similar = similar(path);
		if (similar == null && size > 1 && TASK.find(path.subName(1)) != null) {
			return TaskProperty.name(path.getElement(0, Form.ORIGINAL), path.subName(1).toString());
		}
		return similar;
	}

	private @Nullable String similar(ConfigurationPropertyName path) {
		SimilarNames known = new SimilarNames(
				Stream.concat(names().stream(), ALL.of(TEST).stream().map((name) -> TEST + "." + name)).toList());
		String similar = known.find(path.getElement(0, Form.ORIGINAL));
		if (similar != null && path.getNumberOfElements() > 1) {
			return GROUPS.contains(similar) ? ROOT.append(similar) + "." + path.subName(1) : null;
		}
		similar = (similar != null) ? similar : known.find(path.toString());
		return (similar != null) ? ROOT.append(similar).toString() : null;
	}

	private List<String> names() {
		return Stream.concat(ALL.of("").stream(), Stream.of("tasks", "defaults")).sorted().toList();
	}

	private void check(TaskProperty property, @Nullable ConfigurationProperty set, boolean variable) {
		KnownSettings known = (property.task() != null) ? TASK : DEFAULTS;
		Object value = (set != null) ? set.getValue() : null;
		ConfigurationPropertyName path = property.path();
		if (path.isEmpty()) {
			throw group(property, value, known, "");
		}
		KnownSettings.Setting setting = variable ? known.findByVariable(path) : known.find(path);
		if (setting == null) {
			throw unknown(property, known, variable);
		}
		if (setting.isGroup()) {
			throw group(property, value, known, setting.name());
		}
		if (variable && setting.isMap() && known.find(path) == null) {
			// Spring Boot finds the keys of a map by the exact name only.
			throw new InvalidTaskPropertyException(property, null, "an underscore stands for a dot",
					"In the name of the variable, write '%s' as %s.".formatted(setting.name(),
							variable(setting.name())));
		}
	}

	private InvalidTaskPropertyException group(TaskProperty property, @Nullable Object value, KnownSettings known,
			String group) {
		String reason = "%s has settings (%s) and no value of its own"
			.formatted(group.isEmpty() ? "a task" : "'" + group + "'", String.join(", ", known.of(group)));
		String main = MAIN_SETTINGS.get(group);
		if (value == null || value.toString().isEmpty() || main == null) {
			return new InvalidTaskPropertyException(property, value, reason,
					"Set one of its settings%s, or remove the key."
						.formatted((main != null) ? ", such as '" + property.name(main) + "'" : ""));
		}
		boolean noHeartbeat = group.equals("heartbeat") && value.toString().equalsIgnoreCase("false");
		return new InvalidTaskPropertyException(property, value, reason,
				"Set '%s' to %s.".formatted(property.name(main), noHeartbeat ? "0" : property.shown(value)));
	}

	// Without the value, which may be a secret.
	private InvalidTaskPropertyException unknown(TaskProperty property, KnownSettings known, boolean variable) {
		ConfigurationPropertyName path = property.path();
		int size = path.getNumberOfElements();
		String renamed = RENAMED.get(KnownSettings.joined(path));
		if (renamed != null) {
			return new InvalidTaskPropertyException(property, null,
					"the setting '%s' is now called '%s'".formatted(property.setting(), renamed),
					"Set '%s' instead.".formatted(property.name(renamed)));
		}
		String reason = "there is no setting '%s'".formatted(property.setting());
		for (int i = 1; property.task() != null && i < size && known.find(path.chop(1)) == null; i++) {
			KnownSettings.Setting setting = known.find(path.subName(i));
			if (setting != null && !setting.isGroup()) {
				// The elements before it belong to the name of the task.
				return new InvalidTaskPropertyException(property, null, reason,
						variable ? nameVariable(property.task(), path.chop(i), path.subName(i))
								: nameInBrackets(property.task() + "." + path.chop(i), path.subName(i)));
			}
		}
		int wrong = 0;
		String group = "";
		for (int i = 1; i < size; i++) {
			KnownSettings.Setting parent = known.find(path.chop(i));
			if (parent != null && parent.isGroup()) {
				wrong = i;
				group = parent.name();
			}
		}
		List<String> names = known.of(group);
		String name = path.getElement(wrong, Form.ORIGINAL);
		String similar = new SimilarNames(names).find(name);
		if (similar == null || similar.equals(name)) {
			return new InvalidTaskPropertyException(property, null, reason,
					"Remove it, or use one of the settings%s: %s."
						.formatted(group.isEmpty() ? "" : " of '" + group + "'", String.join(", ", names)));
		}
		String meant = group.isEmpty() ? similar : group + "." + similar;
		if (wrong < size - 1) {
			String whole = meant + "." + path.subName(wrong + 1);
			meant = (known.find(ConfigurationPropertyName.adapt(whole, '.')) != null) ? whole : meant;
		}
		return new InvalidTaskPropertyException(property, null, reason,
				"Did you mean '%s'?".formatted(property.name(meant)));
	}

	private String nameInBrackets(String task, ConfigurationPropertyName setting) {
		return "If the name of the task is '%s', put it in brackets: \"[%s]\": in YAML, %s in a properties file."
			.formatted(task, task, TaskProperty.name(task, setting.toString()));
	}

	private String nameVariable(String task, ConfigurationPropertyName end, ConfigurationPropertyName setting) {
		String name = task + "-" + end.toString().replace('.', '-');
		return "If the name of the task is '%s', name the variable %s: an underscore stands for a dot, a dash is left out."
			.formatted(name, variable(TASKS + name + "." + setting));
	}

	private static String variable(String name) {
		return name.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
	}

}
