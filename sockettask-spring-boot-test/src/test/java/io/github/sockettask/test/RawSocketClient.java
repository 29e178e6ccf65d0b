package io.github.sockettask.test;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * A client that sends and sees bytes.
 */
final class RawSocketClient implements AutoCloseable {

	static final byte[] MASK = { 1, 2, 3, 4 };

	private final Socket socket;

	RawSocketClient(TestSocketServer server) throws IOException {
		this(server.port());
	}

	RawSocketClient(int port) throws IOException {
		this.socket = new Socket("localhost", port);
		this.socket.setSoTimeout(5000);
	}

	RawSocketClient request(String target) throws IOException {
		return write(("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
				+ "sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\nX-A: 1\r\nX-A: 2\r\n\r\n")
			.getBytes(StandardCharsets.US_ASCII));
	}

	RawSocketClient open(String target) throws IOException {
		request(target).head();
		return this;
	}

	RawSocketClient write(byte[] bytes) throws IOException {
		this.socket.getOutputStream().write(bytes);
		return this;
	}

	RawSocketClient send(SocketFrame frame) throws IOException {
		return write(frame.withMask(MASK).encode());
	}

	String head() throws IOException {
		StringBuilder head = new StringBuilder();
		InputStream in = this.socket.getInputStream();
		while (head.indexOf("\r\n\r\n") < 0) {
			int next = in.read();
			if (next < 0) {
				return head.toString();
			}
			head.append((char) next);
		}
		return head.toString();
	}

	@Nullable SocketFrame frame() throws IOException {
		return new FrameDecoder(this.socket.getInputStream()).next();
	}

	byte[] read(int count) throws IOException {
		return this.socket.getInputStream().readNBytes(count);
	}

	/**
	 * Read with a single call.
	 * @return what came together
	 * @throws IOException if the connection is broken
	 */
	byte[] segment() throws IOException {
		byte[] bytes = new byte[65536];
		int count = this.socket.getInputStream().read(bytes);
		return Arrays.copyOf(bytes, Math.max(count, 0));
	}

	Socket socket() {
		return this.socket;
	}

	void reset() throws IOException {
		this.socket.setSoLinger(true, 0);
		close();
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
