package io.github.sockettask.load;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

import io.github.sockettask.transport.netty.RawServer;

/**
 * A server that does no more than a handshake and keeps nothing, so that it is as fast as
 * a socket is.
 */
final class RawPeer implements AutoCloseable {

	private final RawServer server;

	RawPeer(int receiveBuffer, Conversation conversation) throws IOException {
		this(receiveBuffer, "", conversation);
	}

	/**
	 * Create a peer.
	 * @param receiveBuffer size of the socket's receive buffer, or 0 for the default
	 * @param header further lines of the answer to the handshake
	 * @param conversation what follows the handshake
	 * @throws IOException if there is no port
	 */
	RawPeer(int receiveBuffer, String header, Conversation conversation) throws IOException {
		this.server = new RawServer(bind(receiveBuffer), (socket) -> {
			socket.setTcpNoDelay(true);
			RawServer.accept(socket, header);
			conversation.talk(new DataInputStream(new BufferedInputStream(socket.getInputStream(), 64 * 1024)),
					socket.getOutputStream(), socket);
		});
	}

	// the size is that of accepted sockets too, if it is set before the port is bound
	private static ServerSocket bind(int receiveBuffer) throws IOException {
		ServerSocket server = new ServerSocket();
		if (receiveBuffer > 0) {
			server.setReceiveBufferSize(receiveBuffer);
		}
		server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
		return server;
	}

	String url() {
		return this.server.url();
	}

	@Override
	public void close() throws IOException {
		this.server.close();
	}

	/**
	 * What the peer does when the handshake is over.
	 */
	@FunctionalInterface
	interface Conversation {

		/**
		 * Talk, until the connection is to end.
		 * @param in what the client sends
		 * @param out what the client is sent
		 * @param socket both of them
		 * @throws IOException if the client is gone
		 */
		void talk(DataInputStream in, OutputStream out, Socket socket) throws IOException;

	}

}
