package io.github.sockettask.samples.marketfeed.server;

import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * The server's TCP connections.
 */
@Component
class TcpConnections implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

	private final Set<FaultyHttp11Protocol> protocols = new CopyOnWriteArraySet<>();

	@Override
	public void customize(TomcatServletWebServerFactory factory) {
		factory.setProtocol(FaultyHttp11Protocol.class.getName());
		factory.addConnectorCustomizers(
				(connector) -> this.protocols.add((FaultyHttp11Protocol) connector.getProtocolHandler()));
	}

	/**
	 * Cut a connection as a failing network does: without a close frame.
	 * @param remotePort the client's port
	 */
	void cut(int remotePort) {
		this.protocols.forEach((protocol) -> protocol.cut(remotePort));
	}

	/**
	 * Let WebSocket connections be, open and silent, as a process does that is stopped.
	 */
	void suspend() {
		this.protocols.forEach(FaultyHttp11Protocol::suspendWebSockets);
	}

	void resume() {
		this.protocols.forEach(FaultyHttp11Protocol::resumeWebSockets);
	}

}
