package io.github.sockettask.benchmarks.peers.tyrusjdk;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.Session;
import org.glassfish.tyrus.client.ClientManager;
import org.glassfish.tyrus.client.ClientProperties;
import org.glassfish.tyrus.container.jdk.client.JdkClientContainer;

import io.github.sockettask.benchmarks.client.BenchmarkClient;
import io.github.sockettask.benchmarks.client.BenchmarkConnection;
import io.github.sockettask.benchmarks.client.ClientSettings;
import io.github.sockettask.benchmarks.client.MessageHandler;

/**
 * Tyrus on its JDK container with its defaults, except for the size of messages.
 */
public class TyrusJdkClient implements BenchmarkClient {

	private static final int DEFAULT_INCOMING_BUFFER_SIZE = 4 * 1024 * 1024;

	private static final int FRAME_HEADER = 14;

	private static final int CONNECTING_THREADS = 8;

	private final ClientManager client = ClientManager.createClient(JdkClientContainer.class.getName());

	// connecting blocks; the threads are gone when connections are idle
	private final ThreadPoolExecutor connecting = new ThreadPoolExecutor(CONNECTING_THREADS, CONNECTING_THREADS, 500,
			TimeUnit.MILLISECONDS, new LinkedBlockingQueue<>());

	@Override
	public String name() {
		return "tyrus-jdk";
	}

	@Override
	public void start(ClientSettings settings) {
		this.connecting.allowCoreThreadTimeOut(true);
		if (settings.maxMessageSize() > DEFAULT_INCOMING_BUFFER_SIZE) {
			this.client.getProperties()
				.put(ClientProperties.INCOMING_BUFFER_SIZE, settings.maxMessageSize() + FRAME_HEADER);
		}
		this.client.setDefaultMaxBinaryMessageBufferSize(settings.maxMessageSize());
	}

	@Override
	public CompletionStage<? extends BenchmarkConnection> connect(URI uri, MessageHandler handler) {
		return CompletableFuture.supplyAsync(() -> new TyrusConnection(open(uri, handler)), this.connecting);
	}

	private Session open(URI uri, MessageHandler handler) {
		try {
			return this.client.connectToServer(new TyrusEndpoint(handler),
					ClientEndpointConfig.Builder.create().build(), uri);
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

}
