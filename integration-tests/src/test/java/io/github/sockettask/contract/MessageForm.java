package io.github.sockettask.contract;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;

import io.github.sockettask.ConnectSocketOption;
import io.github.sockettask.test.SocketFrame;
import io.github.sockettask.test.TestSocketConnection;

/**
 * How a text comes over the wire: alone past the protocol engine, or through it.
 */
enum MessageForm {

	WHOLE {

		@Override
		SocketFrame[] frames(String text) {
			return new SocketFrame[] { SocketFrame.text(text) };
		}

	},

	FRAGMENTED {

		@Override
		SocketFrame[] frames(String text) {
			byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
			return new SocketFrame[] { SocketFrame.of(SocketFrame.TEXT, Arrays.copyOf(bytes, 1)).withFin(false),
					SocketFrame.continuation(Arrays.copyOfRange(bytes, 1, bytes.length)) };
		}

	},

	COMPRESSED {

		@Override
		SocketFrame[] frames(String text) {
			return new SocketFrame[] { SocketFrame.of(SocketFrame.TEXT, compress(text)).withRsv(4) };
		}

	};

	abstract SocketFrame[] frames(String text);

	ConnectSocketOption offer(ConnectSocketOption option) {
		return option.perMessageDeflate(this == COMPRESSED);
	}

	TestSocketConnection header(TestSocketConnection connection) {
		return (this == COMPRESSED) ? connection.header("Sec-WebSocket-Extensions",
				"permessage-deflate; server_no_context_takeover; client_no_context_takeover") : connection;
	}

	// a final block of its own and an empty one, so that no context is needed
	private static byte[] compress(String text) {
		Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
		deflater.setInput(text.getBytes(StandardCharsets.UTF_8));
		deflater.finish();
		byte[] bytes = new byte[text.length() * 2 + 64];
		int length = deflater.deflate(bytes);
		deflater.end();
		return Arrays.copyOf(bytes, length + 1);
	}

}
