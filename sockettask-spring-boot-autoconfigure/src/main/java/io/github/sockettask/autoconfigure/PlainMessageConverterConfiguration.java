package io.github.sockettask.autoconfigure;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.sockettask.SocketMessageConverter;
import io.github.sockettask.converter.MessagingMessageConverter;

/**
 * Messages as they are; to be looked at after the configuration with Jackson.
 */
@Configuration(proxyBeanMethods = false)
class PlainMessageConverterConfiguration {

	@Bean
	@ConditionalOnMissingBean(SocketMessageConverter.class)
	MessagingMessageConverter socketMessageConverter() {
		return new MessagingMessageConverter(new NoObjectsMessageConverter());
	}

}
