package io.github.sockettask.guide;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.sockettask.MessageKey;

/**
 * Messages of many rooms over one connection.
 */
@Configuration(proxyBeanMethods = false)
class Rooms {

	// tag::message-key[]
	@Bean
	MessageKey room() {
		return (message) -> (message instanceof String text && text.startsWith("room ")) ? text.split(" ")[1] : null;
	}
	// end::message-key[]

}
