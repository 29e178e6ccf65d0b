package io.github.sockettask.contract;

import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.springframework.test.util.ReflectionTestUtils;

import io.github.sockettask.HandshakeCustomizer;
import io.github.sockettask.ReconnectPolicy;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskEvent;
import io.github.sockettask.SocketTaskListener;
import io.github.sockettask.client.DefaultSocketTaskFactory;
import io.github.sockettask.client.execution.SocketTaskExecutors;
import io.github.sockettask.modes.Mode;
import io.github.sockettask.settings.AccessTokenSource;
import io.github.sockettask.settings.EngineConfiguration;
import io.github.sockettask.settings.HandshakeCustomizers;
import io.github.sockettask.settings.ReconnectSettings;
import io.github.sockettask.settings.SocketTaskSettings;

/**
 * A task that is supervised, on a {@link HeldTransport} and in the time of a
 * {@link ManualTimer}. Delays have no jitter.
 */
class SupervisedTask {

	static final String URL = "ws://localhost/";

	/** An address that is not configured. */
	static final URI OTHER = URI.create("ws://localhost/other");

	final ManualTimer timer = new ManualTimer();

	final HeldTransport transport = new HeldTransport();

	/** Callbacks, with the status that they saw. */
	final List<String> calls = new CopyOnWriteArrayList<>();

	/** Events of the task. */
	final List<SocketTaskEvent.StatusChanged> changes = new CopyOnWriteArrayList<>();

	final DefaultSocketTaskFactory factory;

	final SocketTask task;

	private final Map<String, Runnable> inside = new ConcurrentHashMap<>();

	SupervisedTask(UnaryOperator<ReconnectSettings> change) {
		this(change, (settings) -> settings, null);
	}

	SupervisedTask(UnaryOperator<ReconnectSettings> change, UnaryOperator<SocketTaskSettings> others,
			@Nullable ReconnectPolicy policy) {
		this(change, others, policy, Runnable::run, List.of());
	}

	SupervisedTask(UnaryOperator<ReconnectSettings> change, UnaryOperator<SocketTaskSettings> others,
			@Nullable ReconnectPolicy policy, Executor callbacks, List<HandshakeCustomizer> customizers) {
		this(change, others, policy, callbacks, customizers, EngineConfiguration.DEFAULTS);
	}

	private SupervisedTask(UnaryOperator<ReconnectSettings> change, UnaryOperator<SocketTaskSettings> others,
			@Nullable ReconnectPolicy policy, Executor callbacks, List<HandshakeCustomizer> customizers,
			EngineConfiguration engine) {
		SocketTaskSettings settings = others.apply(Mode.current()
			.settings(SocketTaskSettings.DEFAULTS.withUrl(URL)
				.withReconnect(change.apply(SocketTaskSettings.DEFAULTS.reconnect().withJitter(Duration.ZERO)))));
		EngineConfiguration configuration = engine.withUrlResolver((url) -> {
			inside("resolve");
			return url;
		})
			.withMessageKeys((key) -> (message) -> null)
			.withReconnectPolicy(() -> policy)
			.withHandshakeCustomizers(HandshakeCustomizers.of(customizers))
			.withMaxConnections(2)
			.withMaxConcurrentConnects(1);
		this.factory = new DefaultSocketTaskFactory((name) -> settings, configuration, this.transport,
				new SocketTaskExecutors(callbacks, Runnable::run), this.timer, new NoConverter());
		this.task = this.factory.createTask("held");
		this.task.onOpen((result) -> call("open"));
		this.task.onMessage((result) -> call("message " + result.data()));
		this.task.onError((result) -> call("error " + result.errMsg()));
		this.task.onClose((result) -> call("close " + result.code()));
		this.task.addListener(new SocketTaskListener() {
			@Override
			public void onEvent(SocketTask task, SocketTaskEvent event) {
				if (event instanceof SocketTaskEvent.StatusChanged change) {
					SupervisedTask.this.changes.add(change);
					inside("event " + change.status());
				}
			}
		});
	}

	static SupervisedTask withTokens(UnaryOperator<SocketTaskSettings> others, List<HandshakeCustomizer> customizers,
			AccessTokenSource tokens) {
		return new SupervisedTask((reconnect) -> reconnect, others, null, Runnable::run, customizers,
				EngineConfiguration.DEFAULTS.withAccessTokens(tokens));
	}

	static SupervisedTask standard() {
		return new SupervisedTask((reconnect) -> reconnect);
	}

	private void call(String call) {
		this.calls.add(call + " " + this.task.status());
		inside(call.split(" ")[0]);
	}

	private void inside(String call) {
		Runnable action = this.inside.remove(call);
		if (action != null) {
			action.run();
		}
	}

	/**
	 * Do something inside of a callback, once.
	 * @param call {@code open}, {@code message}, {@code error}, {@code close},
	 * {@code event} and a status, or {@code resolve}, when an attempt asks where to
	 * @param action what to do
	 */
	void inside(String call, Runnable action) {
		this.inside.put(call, action);
	}

	SupervisedTask open() {
		this.task.start();
		connection().open();
		return this;
	}

	HeldConnection connection() {
		return this.transport.last();
	}

	int attempts() {
		return this.transport.urls().size();
	}

	void elapse(long seconds) {
		this.timer.elapse(Duration.ofSeconds(seconds));
	}

	/**
	 * Return the delays of the retries so far.
	 * @return as they were told, in milliseconds
	 */
	List<Long> delays() {
		return this.changes.stream().filter((change) -> change.delay() != null).map((change) -> {
			Duration delay = change.delay();
			return (delay != null) ? delay.toMillis() : -1;
		}).toList();
	}

	List<String> statuses() {
		return this.changes.stream().map((change) -> change.status().name()).toList();
	}

	/**
	 * Return whether the engine has forgotten the task, and nothing is due.
	 * @return whether nothing is left
	 */
	String leftOvers() {
		Object resources = field(this.factory, "resources");
		Object active = field(resources, "active");
		return "slots " + ((AtomicInteger) field(field(resources, "quota"), "used")).get() + ", live "
				+ ((Map<?, ?>) field(active, "connections")).size() + ", waiting "
				+ ((Collection<?>) field(active, "waiting")).size() + ", running "
				+ field(field(resources, "limiter"), "running") + ", scheduled " + this.timer.scheduled();
	}

	static final String NOTHING_LEFT = "slots 0, live 0, waiting 0, running 0, scheduled 0";

	/**
	 * Take slots, as other connections do.
	 * @param slots how many; a negative number gives them back
	 */
	void take(int slots) {
		((AtomicInteger) field(field(field(this.factory, "resources"), "quota"), "used")).addAndGet(slots);
	}

	private static Object field(Object target, String name) {
		Object value = ReflectionTestUtils.getField(target, name);
		if (value == null) {
			throw new IllegalStateException("no " + name);
		}
		return value;
	}

}
