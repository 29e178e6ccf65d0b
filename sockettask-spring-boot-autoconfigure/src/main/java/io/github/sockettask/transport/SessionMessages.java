package io.github.sockettask.transport;

import java.nio.ByteBuffer;

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
		try {
			this.session.getAsyncRemote()
				.sendText(Utf8.toWellFormed(text), (result) -> completion.done(result.getException()));
		}
		catch (RuntimeException ex) {
			// Tyrus throws several kinds, one of them if the session ends meanwhile
			completion.done(ex);
		}
	}

	void sendBinary(ByteBuffer bytes, Completion completion) {
		try {
			this.session.getAsyncRemote()
				.sendBinary(bytes.duplicate(), (result) -> completion.done(result.getException()));
		}
		catch (RuntimeException ex) {
			completion.done(ex);
		}
	}

}
