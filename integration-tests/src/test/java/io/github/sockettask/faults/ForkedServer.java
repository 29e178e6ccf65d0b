package io.github.sockettask.faults;

import java.io.IOException;

import io.github.sockettask.test.TestSocketConnection;
import io.github.sockettask.test.TestSocketServer;

/**
 * A server in a JVM of its own, which tells its port.
 */
public final class ForkedServer {

	private ForkedServer() {
	}

	public static void main(String[] arguments) throws IOException {
		TestSocketServer server = TestSocketServer.start().on("/x", TestSocketConnection::accept);
		ForkedJvm.tell("port " + server.port());
		ForkedJvm.awaitEnd();
	}

}
