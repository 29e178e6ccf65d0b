package io.github.sockettask.contract;

import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

import io.github.sockettask.ConnectSocketOption;
import io.github.sockettask.MessageConversionException;
import io.github.sockettask.MessageKey;
import io.github.sockettask.SocketMessageConverter;
import io.github.sockettask.SocketTask;
import io.github.sockettask.client.DefaultSocketTaskFactory;
import io.github.sockettask.client.execution.SocketTaskExecutors;
import io.github.sockettask.modes.Mode;
import io.github.sockettask.settings.EngineConfiguration;
import io.github.sockettask.settings.SocketTaskSettings;
import io.github.sockettask.settings.SocketTaskSettingsSource;
import io.github.sockettask.transport.Transport;
import io.github.sockettask.transport.TransportTimer;
import io.github.sockettask.transport.netty.TyrusTransport;

/**
 * A factory with real threads and sockets for one test, without Spring.
 */
class Client implements BeforeEachCallback, AfterEachCallback {

	private SocketTaskSettings settings = Mode.current()
		.settings(SocketTaskSettings.DEFAULTS.withConnectTimeout(Duration.ofSeconds(5))
			.withCloseTimeout(Duration.ofSeconds(2)));

	private int maxConnections;

	private SocketMessageConverter converter = new Converter();

	private final List<RecordedTask> tasks = new ArrayList<>();

	private final ExecutorService callbacks = Executors.newCachedThreadPool();

	private Executor callbackExecutor = this.callbacks;

	private TyrusTransport transport = Mode.current().transport(this.callbacks, new ExecutorTimer());

	private TransportTimer timer = new ExecutorTimer();

	private DefaultSocketTaskFactory factory = factory();

	Client with(UnaryOperator<SocketTaskSettings> change) {
		this.settings = change.apply(this.settings);
		this.factory = factory();
		return this;
	}

	Client callingBackOn(Executor executor) {
		this.callbackExecutor = executor;
		this.factory = factory();
		return this;
	}

	Client convertingWith(SocketMessageConverter converter) {
		this.converter = converter;
		this.factory = factory();
		return this;
	}

	Client timedBy(TransportTimer timer) {
		this.transport.close();
		this.transport = Mode.current().transport(this.callbacks, timer);
		this.timer = timer;
		this.factory = factory();
		return this;
	}

	Client maxConnections(int max) {
		this.maxConnections = max;
		this.factory = factory();
		return this;
	}

	DefaultSocketTaskFactory factory() {
		return factory(this.transport);
	}

	DefaultSocketTaskFactory factory(Transport transport) {
		return new DefaultSocketTaskFactory(new FixedSettings(this.settings),
				EngineConfiguration.DEFAULTS.withMaxConnections(this.maxConnections)
					.withMessageKeys(Client::messageKey),
				transport, new SocketTaskExecutors(this.callbackExecutor, new SimpleAsyncTaskExecutor("completion-")),
				this.timer, this.converter);
	}

	RecordedTask connect(String url) {
		return connect(ConnectSocketOption.of(url));
	}

	RecordedTask connect(ConnectSocketOption option) {
		return connect(option, (task) -> {
		});
	}

	/**
	 * Connect and record all that is called.
	 * @param option where to connect
	 * @param handlers runs after the recording callbacks are set
	 * @return the task
	 */
	RecordedTask connect(ConnectSocketOption option, Consumer<RecordedTask> handlers) {
		RecordedTask recorded = new RecordedTask();
		this.factory.connectSocket(recorded.record(option), (task) -> {
			recorded.attach(task);
			handlers.accept(recorded);
		});
		this.tasks.add(recorded);
		return recorded;
	}

	SocketTask create(String name) {
		return this.factory.createTask(name);
	}

	/** No callback runs any more; to be called when all connections are gone. */
	void awaitQuiet() {
		Awaitility.await()
			.pollInterval(Duration.ofMillis(1))
			.until(() -> ((ThreadPoolExecutor) this.callbacks).getActiveCount() == 0);
	}

	@Override
	public void beforeEach(ExtensionContext context) {
		this.tasks.clear();
	}

	@Override
	public void afterEach(ExtensionContext context) {
		// or a task would try again and again while other tests run
		this.factory.stopAll(Duration.ZERO);
		this.transport.close();
		this.callbacks.shutdownNow();
	}

	// What is in front of a colon, maybe as a key that can't be compared. That of a
	// mode has to do for binary messages too.
	private static MessageKey messageKey(String key) {
		return (message) -> {
			if (key.equals(Mode.KEY) && !(message instanceof String)) {
				return null;
			}
			String text = (String) message;
			int colon = text.indexOf(':');
			String found = (colon > 0) ? text.substring(0, colon) : null;
			return (found != null && key.equals(FailingKey.NAME)) ? new FailingKey(found) : found;
		};
	}

	private record FixedSettings(SocketTaskSettings settings) implements SocketTaskSettingsSource {

		@Override
		public SocketTaskSettings settings(String url) {
			return this.settings.withUrl(url);
		}

		@Override
		public SocketTaskSettings defaults() {
			return this.settings;
		}

	}

	private static final class Converter implements SocketMessageConverter {

		@Override
		public Object fromMessage(Object message, Type type) {
			if (type == Integer.class && message instanceof String text && text.matches("\\d+")) {
				return Integer.valueOf(text);
			}
			if (type == String.class || type == byte[].class) {
				return message;
			}
			throw new MessageConversionException("No " + type.getTypeName() + ": " + message);
		}

		@Override
		public Object toMessage(Object data) {
			if (data instanceof Integer) {
				return data.toString();
			}
			throw new MessageConversionException("Not to be sent: " + data);
		}

	}

}
