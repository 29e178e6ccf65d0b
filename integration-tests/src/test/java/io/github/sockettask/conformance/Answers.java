package io.github.sockettask.conformance;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.github.sockettask.test.SocketFrame;
import io.github.sockettask.test.TestSocketConnection;

/**
 * What an echo client must answer to valid frames.
 *
 * @param messages the messages, put together
 * @param pongs the pongs
 */
record Answers(List<SocketFrame> messages, List<SocketFrame> pongs) {

	static Answers to(List<SocketFrame> frames) {
		Answers answers = new Answers(new ArrayList<>(), new ArrayList<>());
		ByteArrayOutputStream message = new ByteArrayOutputStream();
		int opcode = 0;
		for (SocketFrame frame : frames) {
			if (frame.opcode() == SocketFrame.PING) {
				answers.pongs.add(SocketFrame.of(SocketFrame.PONG, frame.payload()));
			}
			if (frame.opcode() > SocketFrame.BINARY) {
				continue;
			}
			opcode = (frame.opcode() != SocketFrame.CONTINUATION) ? frame.opcode() : opcode;
			message.writeBytes(frame.payload());
			if (frame.fin()) {
				answers.messages.add(SocketFrame.of(opcode, message.toByteArray()));
				message.reset();
			}
		}
		return answers;
	}

	/**
	 * Return the messages as the client sees them.
	 * @return texts and byte arrays
	 */
	Object[] data() {
		return this.messages.stream()
			.map((message) -> (message.opcode() == SocketFrame.TEXT) ? message.text() : message.payload())
			.toArray();
	}

	void expectOn(TestSocketConnection connection) {
		for (SocketFrame message : this.messages) {
			byte[] payload = message.payload();
			connection.expect(message.toString(),
					(frame) -> frame.opcode() == message.opcode() && Arrays.equals(frame.payload(), payload));
		}
		this.pongs.forEach((pong) -> connection.expectPong(pong.payload()));
	}

}
