package io.github.sockettask.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sends what the cases say. The path of a request says which one.
 */
final class HostileServer implements AutoCloseable {

	private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

	private static final Pattern KEY = Pattern.compile("(?i)\r\nSec-WebSocket-Key: (\\S+)\r\n");

	private static final Pattern PATH = Pattern.compile("^GET /(\\d+)");

	/** A client that holds on is a fault of the client. */
	private static final int PATIENCE_MILLIS = 20_000;

	private static final int BEFORE_CLOSE_MILLIS = 10;

	private final ServerSocket socket = new ServerSocket(0, 256, InetAddress.getByName("127.0.0.1"));

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final Map<Integer, Act> acts = new ConcurrentHashMap<>();

	HostileServer() throws IOException {
		this.threads.execute(this::accept);
	}

	/**
	 * Prepare for a connection.
	 * @param number the number of the case
	 * @param hostile what to send
	 * @return completes when all was sent, or can't be
	 */
	CompletableFuture<Void> expect(int number, HostileCase hostile) {
		Act act = new Act(hostile, new CompletableFuture<>());
		this.acts.put(number, act);
		return act.sent();
	}

	String url(int number) {
		return "ws://127.0.0.1:" + this.socket.getLocalPort() + "/" + number;
	}

	void over(int number) {
		this.acts.remove(number);
	}

	private void accept() {
		try {
			while (true) {
				Socket client = this.socket.accept();
				this.threads.execute(() -> talk(client));
			}
		}
		catch (IOException ex) {
			// the test is over
		}
	}

	private void talk(Socket client) {
		try (client) {
			client.setSoTimeout(PATIENCE_MILLIS);
			client.setTcpNoDelay(true);
			String request = request(client.getInputStream());
			Matcher path = PATH.matcher(request);
			Act act = path.find() ? this.acts.get(Integer.valueOf(path.group(1))) : null;
			if (act != null) {
				send(client, act, request);
			}
		}
		catch (IOException ex) {
			// the client is gone
		}
	}

	private static String request(InputStream in) throws IOException {
		StringBuilder head = new StringBuilder();
		while (head.indexOf("\r\n\r\n", head.length() - 4) < 0) {
			int next = in.read();
			if (next < 0) {
				throw new IOException("The client has closed the connection");
			}
			head.append((char) next);
		}
		return head.toString();
	}

	private void send(Socket client, Act act, String request) throws IOException {
		try {
			for (byte[] piece : act.hostile().pieces()) {
				client.getOutputStream().write(filled(piece, request));
				// or TCP would join them
				Thread.yield();
			}
		}
		finally {
			act.sent().complete(null);
		}
		switch (act.hostile().ending()) {
			case CLOSE -> {
				// What it has not received would reset the connection.
				client.shutdownOutput();
				client.setSoTimeout(BEFORE_CLOSE_MILLIS);
			}
			case RESET -> {
				client.setSoTimeout(BEFORE_CLOSE_MILLIS);
				client.setSoLinger(true, 0);
			}
			case HALF_CLOSE -> client.shutdownOutput();
			default -> {
			}
		}
		byte[] received = new byte[1024];
		while (client.getInputStream().read(received) >= 0) {
			// what it sends does not matter
		}
	}

	private byte[] filled(byte[] piece, String request) {
		String text = new String(piece, StandardCharsets.ISO_8859_1);
		if (!text.contains("@")) {
			return piece;
		}
		String url = "ws://127.0.0.1:" + this.socket.getLocalPort() + path(request);
		return text.replace(HostileAnswers.ACCEPT, accept(request))
			.replace(HostileAnswers.URL, url + "/again")
			.replace("/fuzz", path(request))
			.getBytes(StandardCharsets.ISO_8859_1);
	}

	private static String path(String request) {
		Matcher path = PATH.matcher(request);
		return path.find() ? "/" + path.group(1) : "/";
	}

	private static String accept(String request) {
		Matcher key = KEY.matcher(request);
		if (!key.find()) {
			return "";
		}
		try {
			byte[] text = (key.group(1) + GUID).getBytes(StandardCharsets.US_ASCII);
			return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-1").digest(text));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
		this.threads.shutdownNow();
	}

	private record Act(HostileCase hostile, CompletableFuture<Void> sent) {
	}

}
