package io.github.sockettask.test.task;

import java.util.List;

import io.github.sockettask.OnCloseCallbackResult;

/**
 * Drives the tasks of an application that has no network, by name, and with them the
 * annotated methods of its beans:
 *
 * <pre class="code">
 * driver.open("ticker").receiveText("ticker", "hello");
 * assertThat(driver.sent("ticker")).containsExactly("world");
 * </pre>
 *
 * Callbacks run within the calls that cause them: when a call returns, the methods have
 * run. What a callback throws does not come out of the call; it goes to the error
 * handlers, as ever, and is among the {@linkplain SocketTaskRecorder#errors() errors}
 * recorded.
 *
 * @since 0.1.0
 */
public final class SocketTaskTestDriver {

	private final FakeSocketTaskFactory factory;

	/**
	 * Create a driver.
	 * @param factory makes the tasks
	 */
	public SocketTaskTestDriver(FakeSocketTaskFactory factory) {
		this.factory = factory;
	}

	/**
	 * Return a task.
	 * @param name its name, {@code "socket-"} and a number for one made at run time
	 * @return the task
	 * @throws IllegalArgumentException if there is no such task
	 */
	public FakeSocketTask task(String name) {
		List<FakeSocketTask> tasks = this.factory.tasks();
		return tasks.stream()
			.filter((task) -> task.name().equals(name))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException(
					"There is no task \"" + name + "\", but " + tasks.stream().map(FakeSocketTask::name).toList()));
	}

	/**
	 * Return the other end of a task, which can do more than this driver.
	 * @param name the name of the task
	 * @return the connection
	 */
	public FakeSocketConnection connection(String name) {
		return task(name).connection();
	}

	/**
	 * Return the tasks that the application made at run time.
	 * @return a copy, in the order in which they were made
	 */
	public List<FakeSocketTask> tasks() {
		return this.factory.tasks();
	}

	/**
	 * Let a connection be open; the task is started if it is not.
	 * @param name the name of the task
	 * @return this driver
	 * @see FakeSocketConnection#open()
	 */
	public SocketTaskTestDriver open(String name) {
		connection(name).open();
		return this;
	}

	/**
	 * Let a text message arrive.
	 * @param name the name of the task
	 * @param text the text
	 * @return this driver
	 */
	public SocketTaskTestDriver receiveText(String name, String text) {
		connection(name).receiveText(text);
		return this;
	}

	/**
	 * Let a binary message arrive.
	 * @param name the name of the task
	 * @param bytes the bytes
	 * @return this driver
	 */
	public SocketTaskTestDriver receiveBinary(String name, byte... bytes) {
		connection(name).receiveBinary(bytes);
		return this;
	}

	/**
	 * Let an object arrive, as JSON text unless the converter does otherwise.
	 * @param name the name of the task
	 * @param data the object
	 * @return this driver
	 */
	public SocketTaskTestDriver receive(String name, Object data) {
		connection(name).receive(data);
		return this;
	}

	/**
	 * Let a connection, or the attempt, fail.
	 * @param name the name of the task
	 * @param errMsg what failed
	 * @return this driver
	 * @see FakeSocketConnection#error(String)
	 */
	public SocketTaskTestDriver error(String name, String errMsg) {
		connection(name).error(errMsg);
		return this;
	}

	/**
	 * Let the server close a connection.
	 * @param name the name of the task
	 * @param code the code
	 * @param reason the reason, maybe empty
	 * @return this driver
	 */
	public SocketTaskTestDriver close(String name, int code, String reason) {
		connection(name).close(code, reason);
		return this;
	}

	/**
	 * Return what a task has sent.
	 * @param name the name of the task
	 * @return a copy; {@code String} for text, {@code byte[]} for binary
	 */
	public List<Object> sent(String name) {
		return connection(name).sent();
	}

	/**
	 * Return the close frames that a task has sent.
	 * @param name the name of the task
	 * @return a copy
	 */
	public List<OnCloseCallbackResult> sentCloses(String name) {
		return connection(name).sentCloses();
	}

	/**
	 * Lose all connections, and forget what was sent and recorded and what was made at
	 * run time. A test slice does so after each test.
	 */
	public void reset() {
		this.factory.tasks().forEach((task) -> {
			task.stop();
			task.connection().reset();
			SocketTaskRecorder.of(task).clear();
		});
		this.factory.forgetUnnamed();
	}

}
