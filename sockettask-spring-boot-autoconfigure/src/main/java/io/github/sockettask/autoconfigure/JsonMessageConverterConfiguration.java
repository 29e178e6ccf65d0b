package io.github.sockettask.autoconfigure;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.converter.MessageConverter;
import tools.jackson.databind.json.JsonMapper;

import io.github.sockettask.MessageFields;
import io.github.sockettask.SocketMessageConverter;
import io.github.sockettask.converter.JsonTextMessageConverter;
import io.github.sockettask.converter.MessagingMessageConverter;
import io.github.sockettask.json.JsonMessageFields;

/**
 * Converts messages and reads their fields with Jackson.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(JsonMapper.class)
class JsonMessageConverterConfiguration {

	@Bean
	@ConditionalOnMissingBean(SocketMessageConverter.class)
	MessagingMessageConverter socketMessageConverter(SocketTaskProperties properties,
			ObjectProvider<JsonMapper> jsonMapper, ObjectProvider<MessageConverter> others) {
		boolean contentShown = properties.showMessageContent();
		JsonTextMessageConverter converter = new JsonTextMessageConverter(jsonMapper.getIfAvailable(JsonMapper::shared),
				contentShown);
		return new MessagingMessageConverter(OtherMessageConverters.before(converter, others), contentShown);
	}

	@Bean
	@ConditionalOnMissingBean(MessageFields.class)
	JsonMessageFields socketMessageFields(SocketTaskProperties properties, ObjectProvider<JsonMapper> jsonMapper) {
		return new JsonMessageFields(jsonMapper.getIfAvailable(JsonMapper::shared), properties.showMessageContent());
	}

}
