package io.github.sockettask.test;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CancellationException;

/**
 * Serves one accepted socket: reads the handshake, starts the script beside, and reads
 * on.
 */
final class ServedConnection {

	private static final int MAX_HEAD = 65536;

	private final ConnectionParts parts;

	private final ScriptBook scripts;

	private final Failures failures;

	ServedConnection(ConnectionParts parts, ScriptBook scripts, Failures failures) {
		this.parts = parts;
		this.scripts = scripts;
		this.failures = failures;
	}

	/**
	 * Serve the socket on the current thread until the connection has ended.
	 * @param connections gets the connection when its handshake has been read
	 * @param threads starts the script
	 */
	void serve(Connections connections, Threads threads) {
		try {
			InputStream in = new BufferedInputStream(this.parts.input());
			SocketHandshake handshake = SocketHandshake.parse(readHead(in));
			SocketScript script = this.scripts.next(handshake.path());
			DefaultTestSocketConnection connection = connections
				.add((number) -> new DefaultTestSocketConnection(number, handshake, this.parts));
			threads.start(Thread.currentThread().getName() + "-script", () -> play(script, connection));
			this.parts.conversation().read(in);
		}
		catch (IOException | IllegalArgumentException | CancellationException ex) {
			// The client did not speak HTTP: there is no connection to report.
			this.parts.close();
		}
	}

	void close() {
		this.parts.close();
	}

	/**
	 * Wait until the script is over or has nothing to wait for but the client's end.
	 */
	void awaitSettled() {
		this.parts.signal().poll(this.parts.expectations().deadline(), this.parts.conversation()::settled);
	}

	private void play(SocketScript script, DefaultTestSocketConnection connection) {
		try {
			connection.play(script);
		}
		catch (ConnectionGoneException ex) {
			// The client may disconnect at any time.
		}
		catch (Throwable ex) {
			failed(connection, ex);
		}
		finally {
			this.parts.conversation().scriptOver();
		}
	}

	private void failed(DefaultTestSocketConnection connection, Throwable failure) {
		if (this.parts.signal().isClosed()) {
			return;
		}
		this.failures.add(new AssertionError("Script of " + connection.handshake().path() + " failed in step "
				+ connection.step() + " on connection " + connection.number() + ": " + failure.getMessage(), failure));
		try {
			this.parts.writer().finish();
		}
		catch (ConnectionGoneException ex) {
			// The connection has ended as intended.
		}
	}

	private static String readHead(InputStream in) throws IOException {
		StringBuilder head = new StringBuilder();
		while (head.length() < 4 || head.indexOf("\r\n\r\n", head.length() - 4) < 0) {
			int next = in.read();
			if (next < 0 || head.length() == MAX_HEAD) {
				throw new EOFException("No handshake");
			}
			head.append((char) next);
		}
		return new String(head.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
	}

}
