package io.github.sockettask.fuzz;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;

import org.springframework.util.unit.DataSize;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.github.sockettask.ConnectSocketOption;
import io.github.sockettask.MessageFilter;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskFactory;
import io.github.sockettask.client.DefaultSocketTaskFactory;
import io.github.sockettask.client.execution.SocketTaskExecutors;
import io.github.sockettask.contract.CountingTimer;
import io.github.sockettask.converter.JsonTextMessageConverter;
import io.github.sockettask.converter.MessagingMessageConverter;
import io.github.sockettask.json.JsonMessageFields;
import io.github.sockettask.settings.CookieHandling;
import io.github.sockettask.settings.EngineConfiguration;
import io.github.sockettask.settings.ReceiveMode;
import io.github.sockettask.settings.RedirectHandling;
import io.github.sockettask.settings.SocketTaskSettings;
import io.github.sockettask.settings.SocketTaskSettingsSource;
import io.github.sockettask.transport.netty.TyrusTransport;

/**
 * The engine with all that looks at what a server sends: compression, redirects, cookies,
 * routing and conversion, in each receive mode.
 */
final class FuzzedClient implements AutoCloseable {

	/** More would mean that slots are not freed. */
	static final int MAX_CONNECTIONS = 64;

	private static final SocketTaskSettings SETTINGS = SocketTaskSettings.DEFAULTS
		.withConnectTimeout(Duration.ofMillis(500))
		.withCloseTimeout(Duration.ofMillis(200))
		.withRedirects(RedirectHandling.FOLLOW)
		.withCookieHandling(CookieHandling.ENABLE)
		.withReceive(SocketTaskSettings.DEFAULTS.receive()
			.withMaxMessageSize(DataSize.ofKilobytes(64))
			.withQueueCapacity(16)
			.withKey("/type"));

	final CountingTimer timer = new CountingTimer();

	private final ExecutorService callbacks = Executors.newCachedThreadPool();

	private final TyrusTransport transport = new TyrusTransport(this.callbacks, this.timer);

	final LongAdder opened = new LongAdder();

	final LongAdder messages = new LongAdder();

	final LongAdder errors = new LongAdder();

	private final List<DefaultSocketTaskFactory> factories = new ArrayList<>();

	FuzzedClient() {
		for (ReceiveMode mode : ReceiveMode.values()) {
			for (String unwrap : List.of("", "/data")) {
				SocketTaskSettings settings = SETTINGS.withReceive(SETTINGS.receive().withMode(mode));
				this.factories.add(factory(
						unwrap.isEmpty() ? settings : settings.withRouting(settings.routing().withUnwrap(unwrap))));
			}
		}
	}

	private DefaultSocketTaskFactory factory(SocketTaskSettings settings) {
		JsonMapper mapper = JsonMapper.shared();
		return new DefaultSocketTaskFactory(new FixedSettings(settings),
				EngineConfiguration.DEFAULTS.withMaxConnections(MAX_CONNECTIONS)
					.withMaxConcurrentConnects(0)
					.withConnectRate(0)
					.withMessageFields(new JsonMessageFields(mapper))
					.withMessageKeys((key) -> (message) -> (message instanceof String text) ? text.length() % 3 : null),
				this.transport, new SocketTaskExecutors(this.callbacks, this.callbacks), this.timer,
				new MessagingMessageConverter(new JsonTextMessageConverter(mapper)));
	}

	/**
	 * Connect to a hostile server.
	 * @param url its address
	 * @param choice chooses the receive mode and the routing
	 * @return what happens
	 */
	FuzzedTask connect(String url, int choice) {
		FuzzedTask fuzzed = new FuzzedTask();
		SocketTaskFactory factory = this.factories.get(Math.floorMod(choice, this.factories.size()));
		ConnectSocketOption option = ConnectSocketOption.of(url)
			.protocols("chat")
			.perMessageDeflate(Math.floorMod(choice, 5) != 0);
		fuzzed.attach(factory.connectSocket(option, (task) -> handle(task, fuzzed)));
		return fuzzed;
	}

	private void handle(SocketTask task, FuzzedTask fuzzed) {
		task.onOpen((result) -> {
			this.opened.increment();
			fuzzed.opened(result);
			send(task, "hello");
		});
		task.onError((result) -> {
			this.errors.increment();
			fuzzed.failed(result);
		});
		task.onClose(fuzzed::closed);
		task.onMessage(MessageFilter.ofType("trade"), Trade.class, (result) -> received(fuzzed));
		task.onMessage(MessageFilter.ofType("list"), JsonNode[].class, (result) -> received(fuzzed));
		task.onMessage(JsonNode.class, (result) -> {
			received(fuzzed);
			send(task, "again");
		});
	}

	private static void send(SocketTask task, String text) {
		// An outcome that is looked at is not logged.
		task.send(text).exceptionally((failure) -> null);
	}

	private void received(FuzzedTask fuzzed) {
		this.messages.increment();
		fuzzed.received();
	}

	@Override
	public void close() {
		this.factories.forEach((factory) -> factory.stopAll(Duration.ZERO));
		this.transport.close();
		this.callbacks.shutdownNow();
	}

	private record FixedSettings(SocketTaskSettings settings) implements SocketTaskSettingsSource {

		@Override
		public SocketTaskSettings settings(String name) {
			return this.settings;
		}

		@Override
		public SocketTaskSettings defaults() {
			return this.settings;
		}

	}

	/**
	 * A message of the application.
	 *
	 * @param type a text
	 * @param price a number of any length
	 * @param data anything
	 */
	record Trade(String type, BigDecimal price, Map<String, Object> data) {
	}

}
