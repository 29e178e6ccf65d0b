package io.github.sockettask.load;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

import io.github.sockettask.SocketTask;
import io.github.sockettask.client.DefaultSocketTaskFactory;
import io.github.sockettask.client.execution.SocketTaskExecutors;
import io.github.sockettask.contract.ExecutorTimer;
import io.github.sockettask.contract.NoConverter;
import io.github.sockettask.settings.EngineConfiguration;
import io.github.sockettask.settings.SocketTaskSettings;
import io.github.sockettask.transport.netty.TyrusTransport;

/**
 * An engine with as many threads as an application has.
 */
final class LoadClient implements AutoCloseable {

	private final ExecutorService callbacks = Executors.newFixedThreadPool(4, daemons("load-callback-"));

	private final ExecutorService completions = Executors.newFixedThreadPool(2, daemons("load-completion-"));

	private final TyrusTransport transport = new TyrusTransport(this.callbacks, new ExecutorTimer());

	private static ThreadFactory daemons(String prefix) {
		CustomizableThreadFactory factory = new CustomizableThreadFactory(prefix);
		factory.setDaemon(true);
		return factory;
	}

	SocketTask create(SocketTaskSettings settings) {
		SocketTaskSettings once = settings.withReconnect(settings.reconnect().withEnabled(false));
		return new DefaultSocketTaskFactory((name) -> once, EngineConfiguration.DEFAULTS, this.transport,
				new SocketTaskExecutors(this.callbacks, this.completions), new ExecutorTimer(), new NoConverter())
			.createTask("load");
	}

	@Override
	public void close() {
		this.transport.close();
		this.callbacks.shutdownNow();
		this.completions.shutdownNow();
	}

}
