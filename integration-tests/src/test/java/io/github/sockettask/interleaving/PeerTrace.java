package io.github.sockettask.interleaving;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.assertj.core.api.ListAssert;

import io.github.sockettask.modes.Mode;
import io.github.sockettask.test.SocketMessage;
import io.github.sockettask.test.TestSocketConnection;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One connection as the peer sees it, and what it says of the client's view.
 */
class PeerTrace {

	private final TestSocketConnection connection;

	private final List<String> sent = new CopyOnWriteArrayList<>();

	private volatile boolean lossy;

	PeerTrace(TestSocketConnection connection) {
		this.connection = connection;
	}

	TestSocketConnection connection() {
		return this.connection;
	}

	/**
	 * Make the next message; it counts as sent even if it does not get out.
	 * @return its text
	 */
	String nextMessage() {
		String message = "message " + this.sent.size();
		this.sent.add(message);
		return message;
	}

	/** What is on the way to this peer may be lost from now on. */
	void lose() {
		this.lossy = true;
	}

	void verifyDelivered(List<Event> events) {
		List<String> delivered = events.stream()
			.filter((event) -> event.kind() == EventKind.MESSAGE)
			.map(Event::text)
			.toList();
		List<String> sent = List.copyOf(this.sent);
		ListAssert<String> assertion = assertThat(delivered).as("delivered of %s", sent);
		// a close drops those whose turn has not come: concurrent keeps no order, see
		// 5.24
		if (Mode.current().isOrdered()) {
			assertion.isEqualTo(sent.subList(0, Math.min(delivered.size(), sent.size())));
		}
		else {
			assertion.doesNotHaveDuplicates().isSubsetOf(sent);
		}
	}

	void verifyReceived(WatchedConnection client) {
		this.connection.awaitEnd();
		List<String> received = this.connection.messages().stream().map(SocketMessage::text).toList();
		for (String sender : List.of("main", "callback")) {
			List<String> ofSender = received.stream().filter((text) -> text.startsWith(sender)).toList();
			List<String> sorted = new ArrayList<>(ofSender);
			sorted.sort(null);
			assertThat(ofSender).as("what the peer got").isEqualTo(sorted).doesNotHaveDuplicates();
		}
		if (client.isClosedInOrder() && !this.lossy) {
			assertThat(received).as("what the peer got").containsAll(client.written());
		}
	}

}
