package io.github.sockettask.security;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A proxy that asks for credentials at the first connection, and opens tunnels at the
 * others.
 */
class TunnelProxy implements AutoCloseable {

	private final ServerSocket listener;

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final AtomicInteger tunnels = new AtomicInteger();

	private final AtomicInteger requests = new AtomicInteger();

	TunnelProxy() throws IOException {
		this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		this.threads.execute(this::listen);
	}

	int port() {
		return this.listener.getLocalPort();
	}

	int tunnels() {
		return this.tunnels.get();
	}

	private void listen() {
		while (!this.listener.isClosed()) {
			try {
				Socket socket = this.listener.accept();
				this.threads.execute(() -> serve(socket));
			}
			catch (IOException ex) {
				// It was closed.
				return;
			}
		}
	}

	private void serve(Socket client) {
		try (client) {
			// A client says nothing more until the tunnel is open.
			BufferedReader reader = new BufferedReader(
					new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
			String target = reader.readLine().split(" ")[1];
			boolean credentials = false;
			for (String line = reader.readLine(); !line.isEmpty(); line = reader.readLine()) {
				credentials |= line.regionMatches(true, 0, "Proxy-Authorization: Basic ", 0, 27);
			}
			if (!credentials || this.requests.incrementAndGet() == 1) {
				answer(client, "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"");
				return;
			}
			try (Socket server = new Socket("localhost", Integer.parseInt(target.replaceAll(".*:", "")))) {
				this.tunnels.incrementAndGet();
				answer(client, "200 OK");
				this.threads.execute(() -> copy(server, client));
				copy(client, server);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void answer(Socket client, String answer) throws IOException {
		client.getOutputStream().write(("HTTP/1.1 " + answer + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
	}

	private static void copy(Socket from, Socket to) {
		try (from; to) {
			from.getInputStream().transferTo(to.getOutputStream());
		}
		catch (IOException ex) {
			// One of the two has ended.
		}
	}

	@Override
	public void close() throws IOException {
		this.listener.close();
		this.threads.shutdownNow();
	}

}
