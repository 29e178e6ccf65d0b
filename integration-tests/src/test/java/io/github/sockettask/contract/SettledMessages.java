package io.github.sockettask.contract;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;

import io.github.sockettask.MessageContext;
import io.github.sockettask.OnCloseCallbackResult;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskListener;
import io.github.sockettask.settings.ReceiveMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What became of the messages of a task whose handler fails now and then. A message is
 * its key and its number, such as {@code k1:7}.
 */
class SettledMessages {

	private static final int ATTEMPTS = 3;

	private static final String CLOSED = "closed";

	private final ReceiveMode mode;

	private final int oneOf;

	/** Each message that is handled or a dead letter, by connection and in order. */
	private final Map<Integer, List<String>> settled = new ConcurrentHashMap<>();

	/** How often each message was tried, by connection. */
	private final Map<Integer, Map<String, Integer>> attempts = new ConcurrentHashMap<>();

	/**
	 * Create a record of nothing.
	 * @param mode where messages are handled
	 * @param oneOf one of so many attempts fails
	 */
	SettledMessages(ReceiveMode mode, int oneOf) {
		this.mode = mode;
		this.oneOf = oneOf;
	}

	void attach(SocketTask task) {
		task.onMessage(String.class, (result) -> handle(result.context()));
		task.onDeadLetter((letter) -> settled(letter.message()));
		task.addListener(new SocketTaskListener() {

			@Override
			public void onClose(SocketTask task, OnCloseCallbackResult result) {
				settled(task.socketTaskId()).add(CLOSED);
			}

		});
	}

	private void handle(MessageContext message) {
		this.attempts.computeIfAbsent(message.socketTaskId(), (id) -> new ConcurrentHashMap<>())
			.merge((String) message.data(), 1, Integer::sum);
		if (ThreadLocalRandom.current().nextInt(this.oneOf) == 0) {
			throw new IllegalStateException("no luck with " + message.data());
		}
		settled(message);
	}

	private void settled(MessageContext message) {
		settled(message.socketTaskId()).add((String) message.data());
	}

	private List<String> settled(int connection) {
		return this.settled.computeIfAbsent(connection, (id) -> new CopyOnWriteArrayList<>());
	}

	int count() {
		return this.settled.values().stream().mapToInt(List::size).sum();
	}

	int tried() {
		return this.attempts.values().stream().mapToInt(Map::size).sum();
	}

	boolean isClosed() {
		return !this.settled.isEmpty()
				&& this.settled.values().stream().allMatch((messages) -> messages.contains(CLOSED));
	}

	/**
	 * Verify that what was tried on closed connections was settled before
	 * {@code onClose}, once and in the order that is promised.
	 */
	void verifyClosed() {
		assertThat(this.settled.keySet()).containsAll(this.attempts.keySet());
		this.settled.forEach((connection, messages) -> {
			assertThat(messages).as(this.mode + ", connection " + connection).endsWith(CLOSED);
			verify(connection, messages.subList(0, messages.size() - 1));
		});
	}

	void verifyOpen() {
		this.settled.forEach(this::verify);
	}

	private void verify(int connection, List<String> messages) {
		Map<String, Integer> attempts = this.attempts.getOrDefault(connection, Map.of());
		assertThat(messages).as(this.mode + ", connection " + connection)
			.doesNotHaveDuplicates()
			.containsExactlyInAnyOrderElementsOf(attempts.keySet());
		assertThat(attempts.values()).allMatch((number) -> number <= ATTEMPTS);
		if (this.mode == ReceiveMode.PER_KEY) {
			messages.stream()
				.map(SettledMessages::key)
				.distinct()
				.forEach((key) -> assertThat(messages.stream().filter((message) -> key(message).equals(key)))
					.isSortedAccordingTo((one, other) -> number(one) - number(other)));
		}
		else if (this.mode != ReceiveMode.CONCURRENT) {
			assertThat(messages).isSortedAccordingTo((one, other) -> number(one) - number(other));
		}
	}

	private static String key(String message) {
		return message.substring(0, message.indexOf(':'));
	}

	private static int number(String message) {
		return Integer.parseInt(message.substring(message.indexOf(':') + 1));
	}

}
