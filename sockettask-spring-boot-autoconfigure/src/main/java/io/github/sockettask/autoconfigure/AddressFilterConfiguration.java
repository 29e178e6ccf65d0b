package io.github.sockettask.autoconfigure;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.http.client.InetAddressFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.sockettask.transport.AddressFilter;

/**
 * The filter of addresses that the HTTP clients of Spring Boot use, if they are on the
 * class path.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(InetAddressFilter.class)
class AddressFilterConfiguration {

	@Bean
	AddressFilter socketTaskAddressFilter(ObjectProvider<InetAddressFilter> filters) {
		// As Spring Boot does: of several, one has to be the primary one.
		InetAddressFilter filter = filters.getIfAvailable();
		return (filter != null) ? filter::matches : AddressFilter.ALL;
	}

}
