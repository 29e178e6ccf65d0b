package io.github.sockettask.samples.marketfeed.server;

import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * Tomcat's HTTP protocol, except that a TCP connection can be cut under a WebSocket
 * session. The session's own methods can't: all of them send a close frame first.
 */
public class CuttableHttp11Protocol extends Http11NioProtocol {

	void cut(int remotePort) {
		getEndpoint().getConnections()
			.stream()
			.filter((connection) -> connection.getRemotePort() == remotePort)
			.forEach(SocketWrapperBase::close);
	}

}
