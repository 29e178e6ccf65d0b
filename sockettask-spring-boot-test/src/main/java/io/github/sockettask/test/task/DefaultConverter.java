package io.github.sockettask.test.task;

import org.springframework.messaging.converter.StringMessageConverter;
import org.springframework.util.ClassUtils;
import tools.jackson.databind.json.JsonMapper;

import io.github.sockettask.MessageFields;
import io.github.sockettask.SocketMessageConverter;
import io.github.sockettask.converter.JsonTextMessageConverter;
import io.github.sockettask.converter.MessagingMessageConverter;
import io.github.sockettask.json.JsonMessageFields;
import io.github.sockettask.settings.EngineConfiguration;

/**
 * Makes what converts, and looks into, the messages of tasks that are made without an
 * application.
 */
final class DefaultConverter {

	private static final boolean JACKSON = ClassUtils.isPresent("tools.jackson.databind.json.JsonMapper",
			DefaultConverter.class.getClassLoader());

	private DefaultConverter() {
	}

	static SocketMessageConverter create() {
		// Text and bytes are never converted.
		return JACKSON ? Json.create() : new MessagingMessageConverter(new StringMessageConverter());
	}

	static MessageFields fields() {
		return JACKSON ? Json.fields() : EngineConfiguration.DEFAULTS.messageFields();
	}

	/**
	 * Loaded only with Jackson.
	 */
	private static final class Json {

		static SocketMessageConverter create() {
			return new MessagingMessageConverter(new JsonTextMessageConverter(JsonMapper.shared()));
		}

		static MessageFields fields() {
			return new JsonMessageFields(JsonMapper.shared());
		}

	}

}
