package io.github.sockettask.autoconfigure;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.converter.JacksonJsonMessageConverter;
import tools.jackson.databind.json.JsonMapper;

import io.github.sockettask.SocketMessageConverter;
import io.github.sockettask.listener.MessagingMessageConverter;

/**
 * Conversion between messages and objects. The parts are imported one by one: as members
 * of a configuration they would be looked at in an order that depends on how it was
 * found.
 */
class MessageConverterConfiguration {

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(JsonMapper.class)
	static class Json {

		@Bean
		@ConditionalOnMissingBean(SocketMessageConverter.class)
		MessagingMessageConverter socketMessageConverter(ObjectProvider<JsonMapper> jsonMapper) {
			JacksonJsonMessageConverter converter = new JacksonJsonMessageConverter(
					jsonMapper.getIfAvailable(JsonMapper::new));
			// objects go out as text messages, not as binary ones
			converter.setSerializedPayloadClass(String.class);
			return new MessagingMessageConverter(converter);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingBean(SocketMessageConverter.class)
	static class TextAndBinary {

		@Bean
		TextAndBinaryMessageConverter socketMessageConverter() {
			return new TextAndBinaryMessageConverter();
		}

	}

}
