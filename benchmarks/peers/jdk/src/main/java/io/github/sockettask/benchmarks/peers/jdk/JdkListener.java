package io.github.sockettask.benchmarks.peers.jdk;

import java.io.ByteArrayOutputStream;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.benchmarks.client.MessageHandler;

/**
 * Puts messages together, which come in parts, and never stops the flow of them.
 */
class JdkListener implements WebSocket.Listener {

	private final MessageHandler handler;

	private @Nullable StringBuilder text;

	private @Nullable ByteArrayOutputStream bytes;

	JdkListener(MessageHandler handler) {
		this.handler = handler;
	}

	@Override
	public void onOpen(WebSocket socket) {
		socket.request(Long.MAX_VALUE);
	}

	@Override
	public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
		StringBuilder text = this.text;
		if (text == null && last) {
			this.handler.onText(data.toString());
			return null;
		}
		this.text = ((text != null) ? text : new StringBuilder()).append(data);
		if (last) {
			this.handler.onText(this.text.toString());
			this.text = null;
		}
		return null;
	}

	@Override
	public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
		ByteArrayOutputStream bytes = this.bytes;
		if (bytes == null && last) {
			this.handler.onBinary(data.remaining());
			return null;
		}
		if (bytes == null) {
			bytes = new ByteArrayOutputStream(4 * data.remaining());
			this.bytes = bytes;
		}
		byte[] part = new byte[data.remaining()];
		data.get(part);
		bytes.write(part, 0, part.length);
		if (last) {
			this.handler.onBinary(bytes.size());
			this.bytes = null;
		}
		return null;
	}

}
