package io.github.sockettask.conformance;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;

/**
 * Jetty, which compresses if it is asked to.
 */
class JettyServer implements PeerServer {

	private final Server server = new Server();

	private final ServerConnector connector = new ServerConnector(this.server);

	JettyServer() throws Exception {
		this.server.addConnector(this.connector);
		this.server.setHandler(WebSocketUpgradeHandler.from(this.server, (container) -> {
			container.setMaxTextMessageSize(MAX_MESSAGE_SIZE);
			container.setMaxBinaryMessageSize(MAX_MESSAGE_SIZE);
			container.addMapping("/", (request, response, callback) -> new EchoEndpoint());
		}));
		this.server.start();
	}

	@Override
	public int port() {
		return this.connector.getLocalPort();
	}

	@Override
	public void close() throws Exception {
		this.server.stop();
	}

	/** Jetty looks for its methods from outside. */
	public static class EchoEndpoint extends Session.Listener.AbstractAutoDemanding {

		@Override
		public void onWebSocketText(String text) {
			Session session = getSession();
			switch (text) {
				case CLOSE -> session.close(4002, "bye", Callback.NOOP);
				case PING -> session.sendPing(ByteBuffer.wrap(Payloads.utf8("are you there?")), Callback.NOOP);
				case FRAGMENTS -> session
					.sendPartialText("one ", false, Callback.from(() -> session.sendPartialText("two ", false, Callback
						.from(() -> session.sendPartialText("three", true, Callback.NOOP), Throwable::printStackTrace)),
							Throwable::printStackTrace));
				default -> session.sendText(text, Callback.NOOP);
			}
		}

		@Override
		public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
			getSession().sendBinary(payload, callback);
		}

		@Override
		public void onWebSocketPong(ByteBuffer payload) {
			getSession().sendText(StandardCharsets.UTF_8.decode(payload).toString(), Callback.NOOP);
		}

	}

}
