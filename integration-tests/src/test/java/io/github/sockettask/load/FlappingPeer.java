package io.github.sockettask.load;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ends each connection after a few frames, and looks whether what it sees of messages is
 * what senders have sent: {@code name:number:size:} and so many letters.
 */
final class FlappingPeer implements AutoCloseable {

	private static final int MOST_FRAMES = 120;

	private final String name;

	private final RawPeer peer;

	private final List<List<String>> connections = new CopyOnWriteArrayList<>();

	private final List<String> complaints = new CopyOnWriteArrayList<>();

	FlappingPeer(String name) throws IOException {
		this.name = name;
		this.peer = new RawPeer(0, this::talk);
	}

	String url() {
		return this.peer.url();
	}

	/**
	 * Return what each connection has seen.
	 * @return the messages without their letters
	 */
	List<List<String>> connections() {
		return this.connections;
	}

	List<String> complaints() {
		return this.complaints;
	}

	private void talk(DataInputStream in, OutputStream out, Socket socket) throws IOException {
		List<String> seen = new CopyOnWriteArrayList<>();
		this.connections.add(seen);
		ByteArrayOutputStream message = null;
		int frames = ThreadLocalRandom.current().nextInt(MOST_FRAMES);
		for (int i = 0; i < frames; i++) {
			ClientFrame frame = ClientFrame.read(in);
			if (frame.opcode() == ClientFrame.CLOSE) {
				return;
			}
			if ((frame.opcode() == 0) != (message != null)) {
				complain("opcode " + frame.opcode() + " " + ((message != null) ? "inside of" : "outside of")
						+ " a fragmented message");
			}
			message = (message != null) ? message : new ByteArrayOutputStream();
			message.write(frame.payload());
			if (frame.last()) {
				check(message.toString(StandardCharsets.US_ASCII), seen);
				message = null;
			}
		}
		if (ThreadLocalRandom.current().nextBoolean()) {
			socket.setSoLinger(true, 0);
		}
	}

	private void check(String message, List<String> seen) {
		String[] parts = message.split(":", -1);
		if (parts.length != 4 || !parts[0].equals(this.name) || !parts[2].equals(String.valueOf(parts[3].length()))) {
			complain("the message '" + message.substring(0, Math.min(60, message.length())) + "'");
		}
		else {
			seen.add(parts[1]);
		}
	}

	private void complain(String what) {
		this.complaints.add("The peer of " + this.name + " has seen " + what);
	}

	@Override
	public void close() throws IOException {
		this.peer.close();
	}

}
