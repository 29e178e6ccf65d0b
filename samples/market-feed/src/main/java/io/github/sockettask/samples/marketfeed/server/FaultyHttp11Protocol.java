package io.github.sockettask.samples.marketfeed.server;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.Objects;

import org.apache.coyote.http11.Http11NioProtocol;

/**
 * Tomcat's HTTP protocol, except that TCP connections can be cut or suspended under their
 * WebSocket sessions. A session's own methods can't: all of them send a close frame
 * first.
 */
public class FaultyHttp11Protocol extends Http11NioProtocol {

	private final SuspendableEndpoint endpoint;

	/** Created by Tomcat, by the name of the class. */
	public FaultyHttp11Protocol() {
		this(new SuspendableEndpoint());
	}

	private FaultyHttp11Protocol(SuspendableEndpoint endpoint) {
		super(endpoint);
		this.endpoint = endpoint;
	}

	void suspendWebSockets() {
		this.endpoint.suspendWebSockets();
	}

	void resumeWebSockets() {
		this.endpoint.resumeWebSockets();
	}

	void cut(int remotePort) {
		getEndpoint().getConnections()
			.stream()
			.filter((connection) -> connection.getRemotePort() == remotePort)
			.map((connection) -> connection.getSocket().getIOChannel())
			.filter(Objects::nonNull)
			.forEach(FaultyHttp11Protocol::shutdown);
	}

	// Closing is left to Tomcat, which sees the end as the peer does: it reuses what
	// belongs to a connection, so that no other thread may close one.
	private static void shutdown(SocketChannel channel) {
		try {
			channel.shutdownOutput();
			channel.shutdownInput();
		}
		catch (IOException ex) {
			// it has gone already
		}
	}

}
