package io.github.sockettask.benchmarks.peers.springtyrus;

import org.glassfish.tyrus.client.ClientManager;
import org.glassfish.tyrus.client.ClientProperties;

import io.github.sockettask.benchmarks.client.ClientSettings;
import io.github.sockettask.benchmarks.peers.spring.SpringClient;

/**
 * Spring's client on Tyrus, which has its Grizzly container.
 */
public class SpringTyrusClient extends SpringClient {

	private static final int DEFAULT_INCOMING_BUFFER_SIZE = 4 * 1024 * 1024;

	private static final int FRAME_HEADER = 14;

	private final ClientManager container;

	/**
	 * Create a client.
	 */
	public SpringTyrusClient() {
		this(ClientManager.createClient());
	}

	private SpringTyrusClient(ClientManager container) {
		super(container);
		this.container = container;
	}

	@Override
	public String name() {
		return "spring-tyrus";
	}

	@Override
	public void start(ClientSettings settings) {
		super.start(settings);
		// else each connection has threads of its own
		this.container.getProperties().put(ClientProperties.SHARED_CONTAINER, true);
		if (settings.maxMessageSize() > DEFAULT_INCOMING_BUFFER_SIZE) {
			this.container.getProperties()
				.put(ClientProperties.INCOMING_BUFFER_SIZE, settings.maxMessageSize() + FRAME_HEADER);
		}
	}

}
