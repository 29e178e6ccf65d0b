package io.github.sockettask.autoconfigure;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.convert.Delimiter;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.env.Environment;
import org.springframework.util.PlaceholderResolutionException;
import org.springframework.util.unit.DataSize;

import io.github.sockettask.settings.InvalidSocketTaskSettingsException;

/**
 * Checks the properties of tasks while they are bound, where each is known by its name:
 * keys that set nothing, placeholders that nothing resolves, values of the wrong type.
 */
class SettingsBindHandler extends AbstractBindHandler {

	private static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of("sockettask");

	/** Spring Boot makes a list without elements of an empty text. */
	private static final List<String> EMPTY_LINE = List.of("");

	private final Environment environment;

	SettingsBindHandler(BindHandler parent, Environment environment) {
		super(parent);
		this.environment = environment;
	}

	@Override
	public <T> @Nullable Bindable<T> onStart(ConfigurationPropertyName name, Bindable<T> target, BindContext context) {
		if (name.equals(ROOT)) {
			new TaskKeysCheck().check(context.getSources());
		}
		TaskProperty property = TaskProperty.of(name);
		boolean header = property != null && property.isHeader();
		return super.onStart(name, header ? wholeValues(target) : target, context);
	}

	// A header may have commas of its own, unlike other lists.
	private static <T> Bindable<T> wholeValues(Bindable<T> target) {
		return target
			.withAnnotations(MergedAnnotation.of(Delimiter.class, Map.of("value", Delimiter.NONE)).synthesize());
	}

	@Override
	public @Nullable Object onSuccess(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
			Object result) {
		TaskProperty property = TaskProperty.of(name);
		ConfigurationProperty set = property(name, context);
		if (property != null && set != null) {
			checkPlaceholders(property, set);
			if (result instanceof Duration duration) {
				checkUnit(property, set, duration);
			}
		}
		boolean empty = property != null && property.isHeader() && List.of().equals(result);
		return super.onSuccess(name, target, context, empty ? EMPTY_LINE : result);
	}

	// The context may still hold the property that was bound before.
	private static @Nullable ConfigurationProperty property(ConfigurationPropertyName name, BindContext context) {
		ConfigurationProperty property = context.getConfigurationProperty();
		return (property != null && property.getName().equals(name)) ? property : null;
	}

	private void checkPlaceholders(TaskProperty property, ConfigurationProperty set) {
		boolean later = property.task() != null && property.setting().startsWith("url");
		if (later || !(set.getValue() instanceof CharSequence value) || isDisabled(property)) {
			return;
		}
		try {
			this.environment.resolveRequiredPlaceholders(value.toString());
		}
		catch (PlaceholderResolutionException ex) {
			throw new InvalidTaskPropertyException(property, value,
					"nothing sets the property '%s' of its placeholder".formatted(ex.getPlaceholder()),
					"Set the property that the placeholder of '%s' names, or give the placeholder a default."
						.formatted(property.name(property.setting())));
		}
	}

	private boolean isDisabled(TaskProperty property) {
		return property.task() != null && !SocketTaskRegistrar.isEnabled(property.task(), this.environment);
	}

	private void checkUnit(TaskProperty property, ConfigurationProperty set, Duration duration) {
		String value = this.environment.resolvePlaceholders(String.valueOf(set.getValue()));
		if (value.matches("[+-]?\\d+") && !duration.isZero()) {
			throw new InvalidTaskPropertyException(property, value,
					"it has no unit, and would be taken for milliseconds", "Add the unit to '%s', such as %ss or %sms."
						.formatted(property.name(property.setting()), value, value));
		}
	}

	@Override
	public @Nullable Object onFailure(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
			Exception error) throws Exception {
		TaskProperty property = TaskProperty.of(name);
		if (property == null || isReported(error)) {
			return super.onFailure(name, target, context, error);
		}
		ConfigurationProperty set = property(name, context);
		Class<?> type = target.getType().resolve(Object.class);
		if (set == null) {
			return super.onFailure(name, target, context, error);
		}
		checkPlaceholders(property, set);
		throw wrong(property, set, reason(type, set.getValue(), error),
				"Correct the value of '%s'.".formatted(property.name(property.setting())));
	}

	private static boolean isReported(Exception error) {
		for (Throwable cause = error; cause != null; cause = cause.getCause()) {
			if (cause instanceof InvalidSocketTaskSettingsException) {
				return true;
			}
		}
		return false;
	}

	private InvalidTaskPropertyException wrong(TaskProperty property, ConfigurationProperty set, String reason,
			String action) {
		return new InvalidTaskPropertyException(property, set.getValue(), reason, action);
	}

	private static String reason(Class<?> type, Object value, Exception error) {
		if (type.isEnum()) {
			return "it is none of " + Arrays.stream(type.getEnumConstants())
				.map((constant) -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'))
				.collect(Collectors.joining(", "));
		}
		if (type == Duration.class && value.toString().matches("\\d*[.]\\d+")) {
			return "it is a ratio, but this is a time, such as 500ms";
		}
		if (type == Duration.class) {
			return "it is no time with a unit, such as 500ms, 15s or 2m";
		}
		if (type == DataSize.class) {
			return "it is no size with a unit, such as 64KB or 4MB";
		}
		if (type == Boolean.class) {
			return "it is neither true nor false";
		}
		if (Number.class.isAssignableFrom(type)) {
			return (type == Integer.class) ? "it is no whole number" : "it is no number";
		}
		return String.valueOf(NestedExceptionUtils.getMostSpecificCause(error).getMessage());
	}

}
