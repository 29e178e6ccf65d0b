package io.github.sockettask.load;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What a peer has seen on one connection: texts of a number of a sender and one of its
 * message.
 */
final class SeenMessages {

	// Guarded by this
	private final List<int[]> messages = new ArrayList<>();

	synchronized void add(ClientFrame frame) {
		String[] parts = new String(frame.payload(), StandardCharsets.US_ASCII).split(":");
		this.messages.add(new int[] { Integer.parseInt(parts[0]), Integer.parseInt(parts[1]) });
	}

	synchronized List<Integer> of(int sender) {
		return this.messages.stream().filter((message) -> message[0] == sender).map((message) -> message[1]).toList();
	}

}
