package io.github.sockettask.autoconfigure;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

import io.github.sockettask.listener.SocketTaskMethodProcessor;

/**
 * Annotated methods of beans as receivers of events.
 */
@Configuration(proxyBeanMethods = false)
class AnnotatedMethodsConfiguration {

	@Bean
	@ConditionalOnMissingBean
	SocketTaskMethodProcessor socketTaskMethodProcessor(ConfigurableListableBeanFactory beanFactory, TaskBeans tasks,
			Environment environment) {
		return new SocketTaskMethodProcessor(beanFactory, tasks::find, SocketTaskRegistrar.switchedOff(environment),
				tasks::expected);
	}

}
