package io.github.sockettask.transport.netty;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * A server that sends the bytes of a test, on a chosen address.
 */
public final class RawServer implements AutoCloseable {

	private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

	private static final Pattern KEY = Pattern.compile("(?i)\r\nSec-WebSocket-Key: (\\S+)\r\n");

	private final ServerSocket server;

	private final Conversation conversation;

	private final List<Socket> accepted = new CopyOnWriteArrayList<>();

	RawServer(String address, int port, Conversation conversation) throws IOException {
		this(new ServerSocket(port, 50, InetAddress.getByName(address)), conversation);
	}

	public RawServer(ServerSocket server, Conversation conversation) {
		this.server = server;
		this.conversation = conversation;
		start(this::accept);
	}

	public static RawServer start(Conversation conversation) throws IOException {
		return new RawServer("127.0.0.1", 0, conversation);
	}

	public int port() {
		return this.server.getLocalPort();
	}

	public String url() {
		return "ws://127.0.0.1:" + port() + "/x";
	}

	int acceptedCount() {
		return this.accepted.size();
	}

	private static void start(Runnable work) {
		Thread thread = new Thread(work, "raw-server");
		thread.setDaemon(true);
		thread.start();
	}

	private void accept() {
		try {
			while (true) {
				Socket socket = this.server.accept();
				this.accepted.add(socket);
				start(() -> talk(socket));
			}
		}
		catch (IOException ex) {
			// the server is closed
		}
	}

	private void talk(Socket socket) {
		try (socket) {
			this.conversation.talk(socket);
		}
		catch (IOException ex) {
			// the client is gone
		}
	}

	/**
	 * Read the request of a handshake.
	 * @param socket the client
	 * @return the request, up to the empty line
	 * @throws IOException if the client is gone
	 */
	public static String request(Socket socket) throws IOException {
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

	/**
	 * Write what a test says; {@code ACCEPT} is the right value for the client's key.
	 * @param socket the client; its request is read before
	 * @param segments what to send, one after the other
	 * @throws IOException if the client is gone
	 */
	static void answer(Socket socket, String... segments) throws IOException {
		String accept = accept(request(socket));
		for (String segment : segments) {
			socket.getOutputStream().write(segment.replace("ACCEPT", accept).getBytes(StandardCharsets.ISO_8859_1));
			// or TCP would join them
			Thread.yield();
		}
	}

	static void accept(Socket socket) throws IOException {
		accept(socket, "");
	}

	/**
	 * Answer the handshake.
	 * @param socket the client; its request is read before
	 * @param header further lines of the answer, each with its end
	 * @throws IOException if the client is gone
	 */
	public static void accept(Socket socket, String header) throws IOException {
		accept(socket, header, "");
	}

	/**
	 * Answer the handshake.
	 * @param socket the client; its request is read before
	 * @param header further lines of the answer, each with its end
	 * @param behind what follows the answer in the same write
	 * @throws IOException if the client is gone
	 */
	public static void accept(Socket socket, String header, String behind) throws IOException {
		answer(socket, "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
				+ "Sec-WebSocket-Accept: ACCEPT\r\n" + header + "\r\n" + behind);
	}

	private static String accept(String request) {
		Matcher key = KEY.matcher(request);
		if (!key.find()) {
			throw new IllegalStateException("No key in " + request);
		}
		try {
			byte[] text = (key.group(1) + GUID).getBytes(StandardCharsets.US_ASCII);
			return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-1").digest(text));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Speak TLS, which may end before TCP does.
	 * @param socket the client
	 * @param context has the server's key
	 * @param version the only version
	 * @return the socket that does so
	 * @throws IOException if the client is gone
	 */
	static SSLSocket tls(Socket socket, SSLContext context, String version) throws IOException {
		SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(socket, "localhost", 0, false);
		tls.setUseClientMode(false);
		tls.setEnabledProtocols(new String[] { version });
		return tls;
	}

	/**
	 * Wait until the client closes the connection.
	 * @param socket the client
	 * @throws IOException if it is reset
	 */
	public static void awaitEnd(Socket socket) throws IOException {
		byte[] bytes = new byte[1024];
		while (socket.getInputStream().read(bytes) >= 0) {
			// what it sends does not matter
		}
	}

	@Override
	public void close() throws IOException {
		this.server.close();
		for (Socket socket : this.accepted) {
			socket.close();
		}
	}

	/**
	 * What the server does with a connection.
	 */
	@FunctionalInterface
	public interface Conversation {

		/**
		 * Talk, until the connection is to end.
		 * @param socket the client
		 * @throws IOException if the client is gone
		 */
		void talk(Socket socket) throws IOException;

	}

}
