package io.github.sockettask.load;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A server that does no more than a handshake and keeps nothing, so that it is as fast as
 * a socket is.
 */
final class RawPeer implements AutoCloseable {

	private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

	private final ServerSocket server;

	private final List<Socket> sockets = new CopyOnWriteArrayList<>();

	private final String header;

	private final Conversation conversation;

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
		this.header = header;
		this.conversation = conversation;
		this.server = new ServerSocket();
		if (receiveBuffer > 0) {
			this.server.setReceiveBufferSize(receiveBuffer);
		}
		this.server.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
		start(this::accept);
	}

	private static void start(Runnable work) {
		Thread thread = new Thread(work, "raw-peer");
		thread.setDaemon(true);
		thread.start();
	}

	String url() {
		return "ws://localhost:" + this.server.getLocalPort() + "/";
	}

	private void accept() {
		try {
			while (true) {
				Socket socket = this.server.accept();
				this.sockets.add(socket);
				start(() -> serve(socket));
			}
		}
		catch (IOException ex) {
			// the server is closed
		}
	}

	private void serve(Socket socket) {
		try (socket) {
			socket.setTcpNoDelay(true);
			DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 64 * 1024));
			OutputStream out = socket.getOutputStream();
			out.write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
					+ "Sec-WebSocket-Accept: " + accept(key(in)) + "\r\n" + this.header + "\r\n")
				.getBytes(StandardCharsets.US_ASCII));
			this.conversation.talk(in, out, socket);
		}
		catch (IOException ex) {
			// the client is gone
		}
	}

	@SuppressWarnings("deprecation")
	private static String key(DataInputStream in) throws IOException {
		String key = "";
		for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
			if (line.toLowerCase(java.util.Locale.ROOT).startsWith("sec-websocket-key:")) {
				key = line.substring(18).trim();
			}
		}
		return key;
	}

	private static String accept(String key) {
		try {
			return Base64.getEncoder()
				.encodeToString(
						MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(StandardCharsets.US_ASCII)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() throws IOException {
		this.server.close();
		for (Socket socket : this.sockets) {
			socket.close();
		}
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
