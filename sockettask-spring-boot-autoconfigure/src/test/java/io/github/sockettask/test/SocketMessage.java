package io.github.sockettask.test;

import java.nio.charset.StandardCharsets;

/**
 * A whole message from the client, put together from its frames.
 *
 * @param isText whether it came as text and not as binary
 * @param bytes the payload
 * @since 0.1.0
 */
public record SocketMessage(boolean isText, byte[] bytes) {

	/**
	 * Return the payload as UTF-8 text.
	 * @return the text; malformed bytes are replaced
	 */
	public String text() {
		return new String(this.bytes, StandardCharsets.UTF_8);
	}

	@Override
	public String toString() {
		return (this.isText) ? "\"" + text() + "\"" : this.bytes.length + " bytes";
	}

}
