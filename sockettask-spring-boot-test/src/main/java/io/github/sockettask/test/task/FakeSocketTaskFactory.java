package io.github.sockettask.test.task;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.ConnectSocketOption;
import io.github.sockettask.DeadLetterHandler;
import io.github.sockettask.SocketMessageConverter;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskFactory;
import io.github.sockettask.settings.EngineConfiguration;
import io.github.sockettask.settings.SocketTaskSettingsSource;

/**
 * Makes tasks without a network. As a bean it replaces the factory of an application:
 * names and settings are those of the application, and are checked as ever. Limits that
 * tasks share, such as {@code sockettask.max-connections}, are not kept.
 *
 * @since 0.1.0
 */
public final class FakeSocketTaskFactory implements SocketTaskFactory {

	private final List<FakeSocketTask> tasks = new CopyOnWriteArrayList<>();

	private final SocketTaskSettingsSource settings;

	private final EngineConfiguration configuration;

	private final SocketMessageConverter converter;

	/**
	 * Create a factory that makes a task of any name.
	 */
	public FakeSocketTaskFactory() {
		this(new FixedSettings(), FixedSettings.CONFIGURATION, DefaultConverter.create());
	}

	/**
	 * Create a factory.
	 * @param settings where settings come from
	 * @param configuration what the tasks have in common
	 * @param converter converts messages
	 */
	public FakeSocketTaskFactory(SocketTaskSettingsSource settings, EngineConfiguration configuration,
			SocketMessageConverter converter) {
		this.settings = settings;
		this.configuration = withoutNetwork(configuration);
		this.converter = converter;
	}

	// Addresses with placeholders stay unresolved, and nothing is limited.
	private static EngineConfiguration withoutNetwork(EngineConfiguration configuration) {
		return configuration.withUrlResolver((url) -> FixedSettings.URL)
			.withMaxConnections(0)
			.withMaxConcurrentConnects(0)
			.withConnectRate(0)
			.withEventConsumer((event) -> {
			})
			.withDeadLetterHandlers(() -> configuration.deadLetterHandlers()
				.get()
				.stream()
				.<DeadLetterHandler>map((handler) -> (letter) -> handler.onDeadLetter(NamingListener.named(letter)))
				.toList());
	}

	@Override
	public FakeSocketTask createTask(String name) {
		FakeSocketTask task = new FakeSocketTask(name,
				new FakeEngine(this.settings, this.configuration, this.converter));
		this.tasks.add(task);
		return task;
	}

	@Override
	public FakeSocketTask createTask(String name, ConnectSocketOption option) {
		FakeEngine engine = new FakeEngine(this.settings, this.configuration, this.converter);
		FakeSocketTask task = new FakeSocketTask(engine.createTask(name, option), engine);
		this.tasks.add(task);
		return task;
	}

	@Override
	public FakeSocketTask connectSocket(@Nullable ConnectSocketOption option, Consumer<SocketTask> handlers) {
		FakeEngine engine = new FakeEngine(this.settings, this.configuration, this.converter);
		List<FakeSocketTask> made = new ArrayList<>();
		engine.connectSocket(option, (inner) -> {
			FakeSocketTask task = new FakeSocketTask(inner, engine);
			made.add(task);
			handlers.accept(task);
			this.tasks.add(task);
		});
		return made.get(0);
	}

	@Override
	public FakeSocketTask connectSocket(@Nullable ConnectSocketOption option) {
		return connectSocket(option, (task) -> {
		});
	}

	/**
	 * Return the tasks made so far, named ones and others.
	 * @return a copy, in the order in which they were made
	 */
	public List<FakeSocketTask> tasks() {
		return List.copyOf(this.tasks);
	}

	void forgetUnnamed() {
		this.tasks.removeIf((task) -> task.name().startsWith("socket-"));
	}

}
