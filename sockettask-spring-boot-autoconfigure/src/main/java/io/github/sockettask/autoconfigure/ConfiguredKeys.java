package io.github.sockettask.autoconfigure;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ListableBeanFactory;

import io.github.sockettask.MessageFields;
import io.github.sockettask.MessageKey;
import io.github.sockettask.settings.EngineConfiguration;

/**
 * Finds what the setting {@code receive.key} means: a JSON pointer or a bean.
 *
 * @param beanFactory has the beans
 */
record ConfiguredKeys(ListableBeanFactory beanFactory) {

	MessageKey find(String key) {
		return key.startsWith("/") ? pointer(key) : bean(key);
	}

	private MessageKey pointer(String pointer) {
		return new PointerKey(pointer, fields().lookup(List.of(pointer)));
	}

	/**
	 * Return the access to fields of messages.
	 * @return the bean, or what says that there is none
	 */
	MessageFields fields() {
		return this.beanFactory.getBeanProvider(MessageFields.class)
			.getIfAvailable(EngineConfiguration.DEFAULTS::messageFields);
	}

	private MessageKey bean(String name) {
		if (!this.beanFactory.containsBean(name)) {
			throw new IllegalArgumentException("there is no bean of this name; name a bean of type "
					+ MessageKey.class.getName() + known() + ", or a JSON pointer, which starts with a slash");
		}
		if (!this.beanFactory.isTypeMatch(name, MessageKey.class)) {
			Class<?> type = this.beanFactory.getType(name);
			throw new IllegalArgumentException("the bean of this name is no " + MessageKey.class.getName()
					+ ((type != null) ? " but a " + type.getName() : "") + "; name one that is" + known());
		}
		return new BeanKey(this.beanFactory, name);
	}

	private String known() {
		String[] names = this.beanFactory.getBeanNamesForType(MessageKey.class, true, false);
		return (names.length > 0) ? " (there is " + String.join(", ", names) + ")" : "";
	}

	/**
	 * Takes the key from a place in a message.
	 *
	 * @param pointer the place
	 * @param lookup looks there
	 */
	private record PointerKey(String pointer, MessageFields.Lookup lookup) implements MessageKey {

		@Override
		public @Nullable Object of(Object message) {
			return this.lookup.find(message)[0];
		}

		@Override
		public String toString() {
			return "receive.key " + this.pointer;
		}

	}

	/**
	 * Asks for the bean when the first message needs it, since the bean may need the
	 * task.
	 */
	private static final class BeanKey implements MessageKey {

		private final BeanFactory beanFactory;

		private final String name;

		private volatile @Nullable MessageKey bean;

		BeanKey(BeanFactory beanFactory, String name) {
			this.beanFactory = beanFactory;
			this.name = name;
		}

		@Override
		public @Nullable Object of(Object message) throws Exception {
			MessageKey bean = this.bean;
			if (bean == null) {
				bean = this.beanFactory.getBean(this.name, MessageKey.class);
				this.bean = bean;
			}
			return bean.of(message);
		}

		@Override
		public String toString() {
			return "bean '" + this.name + "'";
		}

	}

}
