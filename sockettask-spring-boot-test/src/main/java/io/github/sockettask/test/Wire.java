package io.github.sockettask.test;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/**
 * The TCP connection under a connection, with or without TLS on it.
 */
final class Wire {

	private final Socket tcp;

	private final Socket stream;

	private volatile boolean cut;

	private volatile boolean broken;

	/**
	 * Create a wire.
	 * @param tcp the accepted socket
	 * @param stream the socket to read from and write to: {@code tcp} or TLS upon it
	 */
	Wire(Socket tcp, Socket stream) {
		this.tcp = tcp;
		this.stream = stream;
	}

	InputStream input() throws IOException {
		return this.stream.getInputStream();
	}

	OutputStream output() throws IOException {
		return this.stream.getOutputStream();
	}

	/**
	 * Send a FIN and still read: a full close would turn into a RST if there is unread
	 * data.
	 * @throws IOException if the connection is gone
	 */
	void finish() throws IOException {
		if (this.stream != this.tcp) {
			this.stream.shutdownOutput();
		}
		if (!this.tcp.isOutputShutdown()) {
			this.tcp.shutdownOutput();
		}
	}

	void reset() {
		this.cut = true;
		try {
			this.tcp.setSoLinger(true, 0);
		}
		catch (IOException ex) {
			// Closed already.
		}
		close();
	}

	void cut() {
		this.cut = true;
		close();
	}

	/**
	 * Close the TCP socket under a TLS one: the latter would wait for its writer.
	 */
	private void close() {
		try {
			this.tcp.close();
		}
		catch (IOException ex) {
			// Nothing is left to close.
		}
	}

	/**
	 * Note that a write failed. The kernel reports a RST once: to the writer or to the
	 * reader.
	 */
	void broken() {
		this.broken = true;
	}

	SocketEnd endOfStream() {
		return (this.cut) ? SocketEnd.CUT : ((this.broken) ? SocketEnd.RST : SocketEnd.FIN);
	}

	SocketEnd failure(IOException failure) {
		if (failure instanceof EOFException) {
			return endOfStream();
		}
		return (this.cut) ? SocketEnd.CUT : SocketEnd.RST;
	}

}
