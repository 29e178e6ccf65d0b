package io.github.sockettask.golden;

import java.lang.reflect.Type;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.github.sockettask.SocketMessageConverter;
import io.github.sockettask.client.DefaultSocketTaskFactory;
import io.github.sockettask.client.execution.SocketTaskExecutors;
import io.github.sockettask.contract.ExecutorTimer;
import io.github.sockettask.modes.Mode;
import io.github.sockettask.settings.EngineConfiguration;
import io.github.sockettask.settings.SocketTaskSettings;
import io.github.sockettask.settings.SocketTaskSettingsSource;
import io.github.sockettask.transport.netty.TyrusTransport;

/**
 * The engine as mini programs have it: at most five connections at a time.
 */
class GoldenEngine implements AutoCloseable {

	private final ExecutorService lookups = Executors.newCachedThreadPool();

	private final TyrusTransport transport = Mode.current().transport(this.lookups, new ExecutorTimer());

	DefaultSocketTaskFactory factory(JsThread thread) {
		return new DefaultSocketTaskFactory(new Settings(),
				EngineConfiguration.DEFAULTS.withMaxConnections(5).withMessageKeys((key) -> (message) -> null),
				this.transport, new SocketTaskExecutors(thread, thread), new ExecutorTimer(), new NoConverter());
	}

	@Override
	public void close() {
		this.transport.close();
		this.lookups.shutdownNow();
	}

	private record Settings() implements SocketTaskSettingsSource {

		@Override
		public SocketTaskSettings settings(String name) {
			return defaults().withUrl(name);
		}

		@Override
		public SocketTaskSettings defaults() {
			return Mode.current()
				.settings(SocketTaskSettings.DEFAULTS.withConnectTimeout(Duration.ofSeconds(5))
					.withCloseTimeout(Duration.ofSeconds(2)));
		}

	}

	private record NoConverter() implements SocketMessageConverter {

		@Override
		public Object fromMessage(Object message, Type type) {
			throw new UnsupportedOperationException();
		}

		@Override
		public Object toMessage(Object data) {
			throw new UnsupportedOperationException();
		}

	}

}
