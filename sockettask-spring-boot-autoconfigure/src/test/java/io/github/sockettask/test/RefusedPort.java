package io.github.sockettask.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * A port that is bound, but not listened on.
 */
final class RefusedPort {

	private static final Socket BOUND = new Socket();

	static final int NUMBER = bind();

	private RefusedPort() {
	}

	private static int bind() {
		try {
			BOUND.bind(new InetSocketAddress(InetAddress.getByName("localhost"), 0));
			return BOUND.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
