package io.github.sockettask.conformance;

import java.util.function.Consumer;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

import io.github.sockettask.ConnectSocketOption;
import io.github.sockettask.SendOption;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskFactory;
import io.github.sockettask.autoconfigure.SocketTaskAutoConfiguration;
import io.github.sockettask.test.task.SocketTaskRecorder;

/**
 * An application that sends every message back as it came. One for a whole test class.
 */
class EchoClient implements BeforeAllCallback, AfterAllCallback {

	static final int MAX_MESSAGE_SIZE = 16 * 1024 * 1024;

	private AnnotationConfigApplicationContext application = new AnnotationConfigApplicationContext();

	@Override
	public void beforeAll(ExtensionContext context) {
		this.application = new AnnotationConfigApplicationContext();
		TestPropertyValues.of("sockettask.defaults.receive.max-message-size=" + MAX_MESSAGE_SIZE + "B")
			.applyTo(this.application);
		this.application.register(SocketTaskAutoConfiguration.class);
		this.application.refresh();
	}

	@Override
	public void afterAll(ExtensionContext context) {
		this.application.close();
	}

	SocketTask connect(String url) {
		return connect(ConnectSocketOption.of(url));
	}

	SocketTask connect(ConnectSocketOption option) {
		return connect(option, (task) -> task.onMessage((message) -> task.send(SendOption.of(message.data()))));
	}

	/**
	 * Connect, and send nothing by itself.
	 * @param option where to connect
	 * @return the task
	 */
	SocketTask listen(ConnectSocketOption option) {
		return connect(option, (task) -> {
		});
	}

	private SocketTask connect(ConnectSocketOption option, Consumer<SocketTask> handlers) {
		return this.application.getBean(SocketTaskFactory.class).connectSocket(option, (task) -> {
			SocketTaskRecorder.of(task);
			// asked for from the recorder, and not to be logged
			task.onError((error) -> {
			});
			handlers.accept(task);
		});
	}

}
