package io.github.sockettask.proxy;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

import io.github.sockettask.SocketTask;
import io.github.sockettask.client.DefaultSocketTaskFactory;
import io.github.sockettask.client.execution.SocketTaskExecutors;
import io.github.sockettask.contract.ExecutorTimer;
import io.github.sockettask.contract.NoConverter;
import io.github.sockettask.settings.EngineConfiguration;
import io.github.sockettask.settings.ProxySettings;
import io.github.sockettask.settings.SocketTaskSettings;
import io.github.sockettask.test.TestCertificates;
import io.github.sockettask.transport.netty.TestTransports;
import io.github.sockettask.transport.netty.TyrusTransport;

/**
 * Tasks that connect through a proxy, without Spring.
 */
final class ProxiedClient implements AutoCloseable {

	static final TestCertificates CERTIFICATES = TestCertificates.create();

	private final ExecutorService callbacks = Executors.newFixedThreadPool(4);

	private final TyrusTransport transport = TestTransports.create(this.callbacks, new ExecutorTimer(),
			TestTransports.isEpollPresent(), CERTIFICATES.authority().certificate());

	private final DefaultSocketTaskFactory factory;

	ProxiedClient(ProxySettings proxy) {
		this(proxy, (settings) -> settings);
	}

	ProxiedClient(ProxySettings proxy, UnaryOperator<SocketTaskSettings> change) {
		SocketTaskSettings settings = change.apply(SocketTaskSettings.DEFAULTS.withProxy(proxy)
			.withConnectTimeout(Duration.ofSeconds(10))
			.withCloseTimeout(Duration.ofSeconds(2))
			.withReconnect(SocketTaskSettings.DEFAULTS.reconnect()
				.withDelay(Duration.ofMillis(10))
				.withMaxDelay(Duration.ofSeconds(30))
				.withJitter(Duration.ZERO)));
		this.factory = new DefaultSocketTaskFactory((url) -> url.isEmpty() ? settings : settings.withUrl(url),
				EngineConfiguration.DEFAULTS, this.transport, new SocketTaskExecutors(this.callbacks, this.callbacks),
				new ExecutorTimer(), new NoConverter());
	}

	/**
	 * Connect.
	 * @param url the address
	 * @return what happens
	 */
	ProxiedTask start(String url) {
		SocketTask task = this.factory.createTask(url);
		ProxiedTask recorded = new ProxiedTask(task);
		task.start();
		return recorded;
	}

	@Override
	public void close() {
		this.factory.stopAll(Duration.ofSeconds(1));
		this.transport.close();
		this.callbacks.shutdownNow();
	}

}
