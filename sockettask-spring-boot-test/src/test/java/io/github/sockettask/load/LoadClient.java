package io.github.sockettask.load;

import java.lang.reflect.Type;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

import io.github.sockettask.SocketMessageConverter;
import io.github.sockettask.SocketTask;
import io.github.sockettask.client.DefaultSocketTaskFactory;
import io.github.sockettask.client.SocketTaskExecutors;
import io.github.sockettask.client.SocketTaskSettings;
import io.github.sockettask.client.SocketTaskSettingsSource;
import io.github.sockettask.contract.ExecutorTimer;
import io.github.sockettask.transport.TyrusTransport;

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
		return new DefaultSocketTaskFactory(new Settings(settings), this.transport,
				new SocketTaskExecutors(this.callbacks, this.completions), new ExecutorTimer(), new NoConversion())
			.createTask("load");
	}

	@Override
	public void close() {
		this.transport.close();
		this.callbacks.shutdownNow();
		this.completions.shutdownNow();
	}

	private record Settings(SocketTaskSettings settings) implements SocketTaskSettingsSource {

		@Override
		public SocketTaskSettings settings(String name) {
			return this.settings;
		}

		@Override
		public SocketTaskSettings defaults() {
			return this.settings;
		}

		@Override
		public String resolveUrl(String url) {
			return url;
		}

		@Override
		public int maxConnections() {
			return 0;
		}

	}

	private record NoConversion() implements SocketMessageConverter {

		@Override
		public Object fromMessage(Object message, Type type) {
			return message;
		}

		@Override
		public Object toMessage(Object data) {
			throw new IllegalArgumentException("Not to be sent: " + data);
		}

	}

}
