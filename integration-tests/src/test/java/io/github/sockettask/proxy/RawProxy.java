package io.github.sockettask.proxy;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.sockettask.settings.ProxySettings;
import io.github.sockettask.settings.ProxyType;
import io.github.sockettask.transport.netty.RawServer;

/**
 * A proxy that answers what a test says.
 */
final class RawProxy implements AutoCloseable {

	static final String OPEN = "HTTP/1.1 200 Connection established\r\n\r\n";

	private final ServerSocket listener;

	private final RawServer server;

	private final List<String> requests = new CopyOnWriteArrayList<>();

	private RawProxy(ServerSocket listener, RawServer.Conversation conversation) {
		this.listener = listener;
		this.server = new RawServer(listener, conversation);
	}

	/**
	 * Start a proxy for HTTP.
	 * @param answer what follows a request
	 * @return the proxy
	 * @throws IOException if there is no port
	 */
	static RawProxy http(Answer answer) throws IOException {
		ServerSocket listener = listen();
		RawProxy[] proxy = new RawProxy[1];
		synchronized (proxy) {
			proxy[0] = new RawProxy(listener, (socket) -> {
				RawProxy self;
				synchronized (proxy) {
					self = proxy[0];
				}
				self.requests.add(request(socket));
				answer.write(socket);
			});
		}
		return proxy[0];
	}

	static RawProxy raw(RawServer.Conversation conversation) throws IOException {
		return new RawProxy(listen(), conversation);
	}

	private static ServerSocket listen() throws IOException {
		return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
	}

	/**
	 * Read the head of a request.
	 * @param socket the client
	 * @return the head
	 * @throws IOException if the client is gone
	 */
	static String request(Socket socket) throws IOException {
		InputStream in = socket.getInputStream();
		StringBuilder head = new StringBuilder();
		while (head.indexOf("\r\n\r\n") < 0) {
			int next = in.read();
			if (next < 0) {
				throw new IOException("The client has closed the connection");
			}
			head.append((char) next);
		}
		return head.toString();
	}

	static void write(Socket socket, String text) throws IOException {
		socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
	}

	static void write(Socket socket, int... bytes) throws IOException {
		OutputStream out = socket.getOutputStream();
		for (int next : bytes) {
			out.write(next);
		}
	}

	static byte[] read(Socket socket, int count) throws IOException {
		byte[] bytes = new byte[count];
		new DataInputStream(socket.getInputStream()).readFully(bytes);
		return bytes;
	}

	static void awaitEnd(Socket socket) throws IOException {
		byte[] bytes = new byte[1024];
		while (socket.getInputStream().read(bytes) >= 0) {
			// what it sends does not matter
		}
	}

	/**
	 * Open a tunnel, wherever the client wants to go.
	 * @param client the client
	 * @param port the port of the server
	 * @throws IOException if one of them is gone
	 */
	static void tunnel(Socket client, int port) throws IOException {
		try (Socket server = new Socket("localhost", port)) {
			write(client, OPEN);
			Thread back = new Thread(() -> copy(server, client));
			back.start();
			copy(client, server);
		}
	}

	private static void copy(Socket from, Socket to) {
		try {
			from.getInputStream().transferTo(to.getOutputStream());
		}
		catch (IOException ex) {
			// one of them is gone
		}
	}

	List<String> requests() {
		return this.requests;
	}

	ProxySettings settings(ProxyType type) {
		return ProxySettings.UNSET.withType(type).withAddress("127.0.0.1", port());
	}

	int port() {
		return this.listener.getLocalPort();
	}

	@Override
	public void close() throws IOException {
		this.server.close();
	}

	/** What follows a request. */
	@FunctionalInterface
	interface Answer {

		/**
		 * Write it.
		 * @param socket the client
		 * @throws IOException if the client is gone
		 */
		void write(Socket socket) throws IOException;

	}

}
