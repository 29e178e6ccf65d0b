package io.github.sockettask.autoconfigure;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.sockettask.SocketMessageConverter;

/**
 * Conversion between messages and objects.
 */
@Configuration(proxyBeanMethods = false)
class MessageConverterConfiguration {

	@Bean
	@ConditionalOnMissingBean(SocketMessageConverter.class)
	TextAndBinaryMessageConverter socketMessageConverter() {
		return new TextAndBinaryMessageConverter();
	}

}
