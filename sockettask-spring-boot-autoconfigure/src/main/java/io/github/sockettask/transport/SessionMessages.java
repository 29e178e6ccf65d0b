package io.github.sockettask.transport;

import java.nio.ByteBuffer;
import java.util.function.BiConsumer;

import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.Session;

import io.github.sockettask.transport.TransportConnection.Completion;

/**
 * Sends messages through Tyrus' session, which applies the extension of the connection.
 * The state of a compressor depends on all that was sent before, so that nothing can pass
 * by it.
 *
 * @param session the session
 */
record SessionMessages(Session session) {

	void sendText(String text, Completion completion) {
		send(completion, (remote, result) -> remote.sendText(Utf8.toWellFormed(text), result));
	}

	void sendBinary(ByteBuffer bytes, Completion completion) {
		send(completion, (remote, result) -> remote.sendBinary(bytes.duplicate(), result));
	}

	private void send(Completion completion, BiConsumer<RemoteEndpoint.Async, SendHandler> send) {
		try {
			send.accept(this.session.getAsyncRemote(), (result) -> completion.done(result.getException()));
		}
		catch (RuntimeException ex) {
			// Tyrus throws several kinds, one of them if the session ends meanwhile
			completion.done(ex);
		}
	}

}
