package io.github.sockettask.kotlin;

import java.lang.reflect.Method;
import java.util.Objects;

import kotlin.jvm.JvmClassMappingKt;
import kotlin.reflect.KClass;
import kotlin.reflect.KFunction;
import kotlin.reflect.KType;
import kotlin.reflect.full.KClasses;
import kotlin.reflect.jvm.KCallablesJvm;
import org.jspecify.annotations.Nullable;

/**
 * Value classes of Kotlin, which are there in functions and not in the methods that they
 * are compiled to.
 */
final class ValueClasses {

	private ValueClasses() {
	}

	/**
	 * Return what a function takes.
	 * @param type the type that it takes
	 * @param value the value that the method takes
	 * @return the same value, in its class if that is a value class
	 */
	static @Nullable Object box(KType type, @Nullable Object value) {
		if (!(type.getClassifier() instanceof KClass<?> boxing) || !boxing.isValue() || boxing.isInstance(value)
				|| (value == null && type.isMarkedNullable())) {
			return value;
		}
		KFunction<?> constructor = Objects.requireNonNull(KClasses.getPrimaryConstructor(boxing));
		KCallablesJvm.setAccessible(constructor, true);
		return constructor.call(box(constructor.getParameters().get(0).getType(), value));
	}

	/**
	 * Return what a method returns.
	 * @param value the value that the function has returned
	 * @param type the type that the method returns
	 * @return the same value, out of its class if that is a value class
	 * @throws ReflectiveOperationException if it can't be taken out
	 */
	static @Nullable Object unbox(@Nullable Object value, Class<?> type) throws ReflectiveOperationException {
		if (value == null || type.isInstance(value) || !JvmClassMappingKt.getKotlinClass(value.getClass()).isValue()) {
			return value;
		}
		Method content = value.getClass().getMethod("unbox-impl");
		content.setAccessible(true);
		return content.invoke(value);
	}

}
