package io.github.sockettask.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.ConnectSocketException;
import io.github.sockettask.ConnectSocketOption;
import io.github.sockettask.ConnectSocketResult;
import io.github.sockettask.SocketMessageConverter;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskFactory;
import io.github.sockettask.client.connect.AccessTokens;
import io.github.sockettask.client.connect.HandshakeFactory;
import io.github.sockettask.client.connect.HandshakeValidator;
import io.github.sockettask.client.connection.SharedResources;
import io.github.sockettask.client.execution.CallbackExecutor;
import io.github.sockettask.client.execution.SocketTaskExecutors;
import io.github.sockettask.client.send.CallOutcome;
import io.github.sockettask.settings.EngineConfiguration;
import io.github.sockettask.settings.ReconnectSettings;
import io.github.sockettask.settings.SocketTaskSettings;
import io.github.sockettask.settings.SocketTaskSettingsSource;
import io.github.sockettask.transport.Transport;
import io.github.sockettask.transport.TransportRequest;
import io.github.sockettask.transport.TransportTimer;

/**
 * The factory of this library.
 *
 * @since 0.1.0
 */
public class DefaultSocketTaskFactory implements SocketTaskFactory {

	private final SocketTaskSettingsSource settings;

	private final EngineConfiguration configuration;

	private final SharedResources resources;

	private final AccessTokens accessTokens;

	/**
	 * Create a factory.
	 * @param settings where settings come from
	 * @param configuration what the tasks have in common
	 * @param transport opens the connections
	 * @param executors the threads to use
	 * @param timer runs work later
	 * @param converter converts messages
	 */
	public DefaultSocketTaskFactory(SocketTaskSettingsSource settings, EngineConfiguration configuration,
			Transport transport, SocketTaskExecutors executors, TransportTimer timer,
			SocketMessageConverter converter) {
		this.settings = settings;
		this.configuration = configuration;
		SocketTaskExecutors marked = new SocketTaskExecutors(new CallbackExecutor(executors.callbacks()),
				new CallbackExecutor(executors.completions()));
		this.accessTokens = new AccessTokens(configuration.accessTokens(), TransportTimer.lasting(timer));
		this.resources = new SharedResources(transport, marked, TransportTimer.lasting(timer), converter,
				configuration);
	}

	@Override
	public SocketTask createTask(String name) {
		DefaultSocketTask.required("name", name);
		return create(name, this.settings.settings(name));
	}

	@Override
	public SocketTask createTask(String name, ConnectSocketOption option) {
		DefaultSocketTask.required("name", name);
		DefaultSocketTask.required("option", option);
		SocketTaskSettings own = HandshakeValidator.settings(option).withReconnect(ReconnectSettings.UNSET);
		return create(name, this.settings.settings(name, own));
	}

	private DefaultSocketTask create(String name, SocketTaskSettings settings) {
		HandshakeFactory handshakes = new HandshakeFactory(name, settings, this.configuration, this.accessTokens);
		handshakes.check();
		MessageKeyCheck.check(name, settings, this.configuration);
		return create(name, handshakes, settings);
	}

	private DefaultSocketTask create(String name, HandshakeFactory handshakes, SocketTaskSettings settings) {
		return new DefaultSocketTask(name, handshakes, settings, this.configuration.reconnectPolicy().get(),
				this.resources);
	}

	@Override
	public SocketTask connectSocket(@Nullable ConnectSocketOption option, Consumer<SocketTask> handlers) {
		if (option == null) {
			throw new ConnectSocketException(
					"connectSocket:fail parameter error: parameter should be Object instead of Null");
		}
		try {
			DefaultSocketTask.required("handlers", handlers);
			SocketTaskSettings settings = HandshakeValidator.settings(option).orElse(this.settings.defaults());
			MessageKeyCheck.check(null, settings, this.configuration);
			return connect(option, settings, handlers);
		}
		catch (RuntimeException ex) {
			// The handlers of the application may throw any exception.
			String errMsg = (ex instanceof ConnectSocketException refused) ? refused.errMsg()
					: "connectSocket:fail " + ex;
			ConnectSocketResult result = new ConnectSocketResult(null, errMsg);
			CallOutcome.run(option.fail(), result);
			CallOutcome.run(option.complete(), result);
			throw ex;
		}
	}

	private SocketTask connect(ConnectSocketOption option, SocketTaskSettings settings, Consumer<SocketTask> handlers) {
		HandshakeFactory handshakes = new HandshakeFactory(null, settings, this.configuration, this.accessTokens);
		TransportRequest request = handshakes.next();
		int id = this.resources.quota().acquireForCall();
		DefaultSocketTask task = create("socket-" + id, handshakes, settings);
		boolean attached = false;
		try {
			handlers.accept(task);
			attached = true;
		}
		finally {
			if (!attached) {
				this.resources.quota().release();
			}
		}
		task.connect(request, id, (accepted) -> {
			ConnectSocketResult result = new ConnectSocketResult(accepted, "connectSocket:ok");
			CallOutcome.run(option.success(), result);
			CallOutcome.run(option.complete(), result);
		});
		return task;
	}

	/**
	 * Replace the connections that use an SSL bundle, since it was reloaded. Each goes on
	 * until the new one is open.
	 * @param bundle the name of the bundle
	 */
	public void bundleReloaded(String bundle) {
		this.resources.bundleReloaded(bundle);
	}

	/**
	 * Stop all tasks of this factory that have a connection, or wait for a retry.
	 * @param drain how long the messages in the send queue may take; after that, the peer
	 * has {@code close-timeout}
	 * @return completes when the connections are gone and {@code onClose} has run
	 */
	public CompletableFuture<Void> stopAll(Duration drain) {
		return this.resources.stopAll(drain);
	}

}
