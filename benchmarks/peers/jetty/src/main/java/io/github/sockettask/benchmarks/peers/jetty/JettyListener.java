package io.github.sockettask.benchmarks.peers.jetty;

import java.nio.ByteBuffer;

import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

import io.github.sockettask.benchmarks.client.MessageHandler;

/**
 * Hands whole messages on. Public, since Jetty looks for its methods.
 */
public class JettyListener extends Session.Listener.AbstractAutoDemanding {

	private final MessageHandler handler;

	JettyListener(MessageHandler handler) {
		this.handler = handler;
	}

	@Override
	public void onWebSocketText(String text) {
		this.handler.onText(text);
	}

	@Override
	public void onWebSocketBinary(ByteBuffer bytes, Callback callback) {
		this.handler.onBinary(bytes.remaining());
		callback.succeed();
	}

}
