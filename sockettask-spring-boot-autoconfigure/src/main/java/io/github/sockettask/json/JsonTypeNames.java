package io.github.sockettask.json;

import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;

import io.github.sockettask.MessageMatch;

/**
 * Determines the messages of a class by its Jackson type information.
 *
 */
record JsonTypeNames(JsonMapper mapper) {

	/** Jackson takes an external property of a class for one of its own. */
	private static final Set<JsonTypeInfo.As> NAMED_PROPERTIES = EnumSet.of(JsonTypeInfo.As.PROPERTY,
			JsonTypeInfo.As.EXISTING_PROPERTY, JsonTypeInfo.As.EXTERNAL_PROPERTY);

	// Returns the type property, with the names of the class and its sub-types; null if
	// the class has no type information, another kind of it, or is the default for any
	// name.
	@Nullable MessageMatch match(Class<?> type) {
		SerializationConfig config = this.mapper.serializationConfig();
		JavaType javaType = this.mapper.constructType(type);
		AnnotatedClass annotated = config.classIntrospectorInstance().introspectClassAnnotations(javaType);
		JsonTypeInfo.Value info = config.getAnnotationIntrospector().findPolymorphicTypeInfo(config, annotated);
		return (info != null && isNamedProperty(info) && !isDefault(type, info))
				? match(javaType, annotated, config, info) : null;
	}

	private static boolean isNamedProperty(JsonTypeInfo.Value info) {
		return (info.getIdType() == JsonTypeInfo.Id.NAME || info.getIdType() == JsonTypeInfo.Id.SIMPLE_NAME)
				&& NAMED_PROPERTIES.contains(info.getInclusionType());
	}

	// The default type accepts messages with any name that is not that of another type.
	private static boolean isDefault(Class<?> type, JsonTypeInfo.Value info) {
		Class<?> defaultType = info.getDefaultImpl();
		return defaultType != null && type.isAssignableFrom(defaultType);
	}

	// Determined by the type itself, at which Jackson starts reading.
	private static @Nullable MessageMatch match(JavaType type, AnnotatedClass annotated, SerializationConfig config,
			JsonTypeInfo.Value info) {
		Collection<NamedType> subtypes = config.getSubtypeResolver()
			.collectAndResolveSubtypesByTypeId(config, annotated);
		List<String> names = subtypes.stream()
			.filter((subtype) -> type.getRawClass().isAssignableFrom(subtype.getType()))
			.filter((subtype) -> subtype.hasName() || !Modifier.isAbstract(subtype.getType().getModifiers()))
			.map((subtype) -> subtype.hasName() ? subtype.getName() : defaultName(info, subtype))
			.distinct()
			.toList();
		String name = info.getPropertyName();
		String property = (name != null && !name.isEmpty()) ? name : info.getIdType().getDefaultPropertyName();
		return names.isEmpty() ? null : MessageMatch.oneOf("/" + property.replace("~", "~0").replace("/", "~1"), names);
	}

	// The same default as Jackson's.
	private static String defaultName(JsonTypeInfo.Value info, NamedType subtype) {
		String name = subtype.getType().getName();
		String unqualified = name.substring(name.lastIndexOf('.') + 1);
		return (info.getIdType() != JsonTypeInfo.Id.SIMPLE_NAME) ? unqualified
				: unqualified.substring(unqualified.lastIndexOf('$') + 1);
	}

}
