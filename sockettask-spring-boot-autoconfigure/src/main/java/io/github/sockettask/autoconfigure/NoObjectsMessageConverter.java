package io.github.sockettask.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.converter.MessageConversionException;
import org.springframework.messaging.converter.MessageConverter;

/**
 * Tells why there are only text and binary messages.
 */
class NoObjectsMessageConverter implements MessageConverter {

	private static final String REASON = "Jackson is missing";

	@Override
	public Object fromMessage(Message<?> message, Class<?> targetClass) {
		throw new MessageConversionException(message, REASON);
	}

	@Override
	public Message<?> toMessage(Object payload, @Nullable MessageHeaders headers) {
		throw new MessageConversionException(REASON);
	}

}
