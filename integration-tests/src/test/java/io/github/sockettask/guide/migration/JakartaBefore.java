package io.github.sockettask.guide.migration;

import java.io.IOException;
import java.net.URI;

import jakarta.websocket.ContainerProvider;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Session;

/**
 * A client with the means of Jakarta.
 */
final class JakartaBefore {

	private JakartaBefore() {
	}

	static Session connect(String url) throws DeploymentException, IOException {
		// tag::jakarta-connect[]
		Session session = ContainerProvider.getWebSocketContainer()
			.connectToServer(TickerEndpoint.class, URI.create(url));
		// end::jakarta-connect[]
		return session;
	}

}
