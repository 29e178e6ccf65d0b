package io.github.sockettask.guide;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.sockettask.ConnectSocketOption;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskFactory;
import io.github.sockettask.settings.SocketTaskCustomizer;

/**
 * Tasks by code.
 */
@Configuration(proxyBeanMethods = false)
class Customizing {

	@Bean
	InstanceId instanceId() {
		return new InstanceId("7");
	}

	// tag::customizer[]
	@Bean
	SocketTaskCustomizer clientId(InstanceId instance) {
		return (name, settings) -> settings.withHeader("X-Client-Id", name + "-" + instance.value());
	}
	// end::customizer[]

	// tag::own-task[]
	@Bean
	SocketTask adHoc(SocketTaskFactory sockets) {
		return sockets.connectSocket(ConnectSocketOption.of("wss://example.org/adhoc"));
	}
	// end::own-task[]

}
