package io.github.sockettask.guide;

import java.util.List;
import java.util.Map;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.sockettask.autoconfigure.SocketTaskConnectionDetails;
import io.github.sockettask.autoconfigure.SocketTaskConnectionDetails.Connection;

/**
 * Where the services are that the platform runs.
 */
@Configuration(proxyBeanMethods = false)
class PlatformServices {

	// tag::connection-details[]
	@Bean
	SocketTaskConnectionDetails marketDetails(MarketService market) {
		Connection connection = Connection.of(List.of("ws://" + market.host() + ":" + market.port() + "/ticker"),
				Map.of("X-Api-Key", List.of(market.key())), null);
		return (taskName) -> taskName.equals("ticker") ? connection : null;
	}
	// end::connection-details[]

	/**
	 * A service.
	 *
	 * @param host where it is
	 * @param port its port
	 * @param key what it asks for
	 */
	record MarketService(String host, int port, String key) {

	}

}
