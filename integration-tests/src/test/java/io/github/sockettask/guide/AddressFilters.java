package io.github.sockettask.guide;

import org.springframework.boot.http.client.InetAddressFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * An application that connects to some addresses only.
 */
@Configuration(proxyBeanMethods = false)
class AddressFilters {

	// tag::address-filter[]
	@Bean
	InetAddressFilter addressFilter() {
		return InetAddressFilter.externalAddresses().or("10.1.2.0/24");
	}
	// end::address-filter[]

}
