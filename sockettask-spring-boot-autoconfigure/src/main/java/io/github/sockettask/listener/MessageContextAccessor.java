package io.github.sockettask.listener;

import java.lang.reflect.Method;

import org.jspecify.annotations.Nullable;
import org.springframework.expression.spel.support.ReflectivePropertyAccessor;
import org.springframework.util.ClassUtils;

import io.github.sockettask.MessageContext;

/**
 * Lets expressions read what is known of a message, and the components of records, like
 * properties, though their methods have no {@code get}.
 */
final class MessageContextAccessor extends ReflectivePropertyAccessor {

	MessageContextAccessor() {
		super(false);
	}

	@Override
	protected @Nullable Method findGetterForProperty(String propertyName, Class<?> clazz, boolean mustBeStatic) {
		Method getter = super.findGetterForProperty(propertyName, clazz, mustBeStatic);
		if (getter != null || mustBeStatic) {
			return getter;
		}
		Class<?> owner = MessageContext.class.isAssignableFrom(clazz) ? MessageContext.class : clazz;
		return (owner != clazz || clazz.isRecord()) ? ClassUtils.getMethodIfAvailable(owner, propertyName) : null;
	}

}
