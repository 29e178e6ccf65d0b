package io.github.sockettask.test.autoconfigure;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What a slice does not need.
 */
@Configuration(proxyBeanMethods = false)
class ExpensiveConfiguration {

	@Bean
	String expensiveBean() {
		return "expensive";
	}

}
