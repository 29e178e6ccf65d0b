package io.github.sockettask.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.messaging.converter.CompositeMessageConverter;
import org.springframework.messaging.converter.MessageConverter;

/**
 * The message converters of the application, which are asked before ours.
 */
final class OtherMessageConverters {

	private OtherMessageConverters() {
	}

	static MessageConverter before(MessageConverter converter, ObjectProvider<MessageConverter> others) {
		// A composite converter is that of a broker and supports JSON, too.
		List<MessageConverter> converters = new ArrayList<>(
				others.orderedStream().filter((other) -> !(other instanceof CompositeMessageConverter)).toList());
		if (converters.isEmpty()) {
			return converter;
		}
		converters.add(converter);
		return new CompositeMessageConverter(converters);
	}

}
