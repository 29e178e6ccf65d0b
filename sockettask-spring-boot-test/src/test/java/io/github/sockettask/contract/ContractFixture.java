package io.github.sockettask.contract;

import java.util.Random;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.sockettask.ConnectSocketOption;
import io.github.sockettask.modes.Mode;
import io.github.sockettask.test.SocketScript;
import io.github.sockettask.test.TestSocketServer;

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
