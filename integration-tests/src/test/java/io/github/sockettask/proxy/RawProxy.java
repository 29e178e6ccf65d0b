package io.github.sockettask.proxy;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
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

	private final RawServer server;

	private final List<String> requests;

	private RawProxy(List<String> requests, RawServer.Conversation conversation) throws IOException {
		this.requests = requests;
		this.server = RawServer.start(conversation);
	}

	/**
	 * Start a proxy for HTTP.
	 * @param answer what follows a request
	 * @return the proxy
	 * @throws IOException if there is no port
	 */
	static RawProxy http(RawServer.Conversation answer) throws IOException {
		List<String> requests = new CopyOnWriteArrayList<>();
		return new RawProxy(requests, (socket) -> {
			requests.add(RawServer.request(socket));
			answer.talk(socket);
		});
	}

	static RawProxy raw(RawServer.Conversation conversation) throws IOException {
		return new RawProxy(List.of(), conversation);
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
		return this.server.port();
	}

	@Override
	public void close() throws IOException {
		this.server.close();
	}

}
