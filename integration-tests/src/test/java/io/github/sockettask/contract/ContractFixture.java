package io.github.sockettask.contract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.sockettask.ConnectSocketOption;
import io.github.sockettask.modes.Mode;
import io.github.sockettask.test.SocketScript;
import io.github.sockettask.test.TestSocketServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A client and a scripted server for each test.
 */
abstract class ContractFixture {

	static final String GONE = "close 1006 abnormal closure";

	@RegisterExtension
	final Client client = new Client();

	final TestSocketServer server = Mode.current().server(TestSocketServer.builder()).start();

	@AfterEach
	void stopServer() {
		this.server.close();
	}

	/**
	 * Return a text that compression makes little shorter.
	 * @param length the number of characters
	 * @return ASCII
	 */
	static String incompressible(int length) {
		return new Random(length).ints(length, ' ', '~')
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
	}

	/**
	 * Let a message be handled when those before it were. Where they are handled at the
	 * same time, one cannot keep others from beginning.
	 */
	void handleOneAtATime() {
		if (!Mode.current().isOrdered()) {
			this.client.with((settings) -> settings.withReceive(settings.receive().withConcurrency(1)));
		}
	}

	/**
	 * Check all events of a task. Those of messages are in order where the mode keeps it,
	 * see 5.24 of the contract; all others come before or behind them in every mode, see
	 * 5.26.
	 * @param task the task
	 * @param before what comes before all messages
	 * @param messages the events of messages
	 * @param behind what comes behind all messages
	 */
	static void assertEvents(RecordedTask task, List<String> before, List<String> messages, List<String> behind) {
		List<String> events = new ArrayList<>(task.events());
		List<String> expected = Stream.of(before, messages, behind).flatMap(List::stream).toList();
		assertThat(events).hasSameSizeAs(expected);
		if (!Mode.current().isOrdered()) {
			List<String> between = events.subList(before.size(), before.size() + messages.size());
			assertThat(between).containsExactlyInAnyOrderElementsOf(messages);
			Collections.copy(between, messages);
		}
		assertThat(events).isEqualTo(expected);
	}

	RecordedTask connectTo(SocketScript script) {
		return connectTo(script, (option) -> option, (task) -> {
		});
	}

	RecordedTask connectTo(SocketScript script, UnaryOperator<ConnectSocketOption> change) {
		return connectTo(script, change, (task) -> {
		});
	}

	RecordedTask connectWith(SocketScript script, Consumer<RecordedTask> handlers) {
		return connectTo(script, (option) -> option, handlers);
	}

	private RecordedTask connectTo(SocketScript script, UnaryOperator<ConnectSocketOption> change,
			Consumer<RecordedTask> handlers) {
		this.server.on("/x", script);
		return this.client.connect(change.apply(ConnectSocketOption.of(this.server.url("/x"))), handlers);
	}

}
