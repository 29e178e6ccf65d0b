package io.github.sockettask.benchmarks.client;

import java.net.URI;
import java.util.concurrent.CompletionStage;

/**
 * A library under measurement, used as a good user of it would. Found by its name with
 * {@link java.util.ServiceLoader}.
 */
public interface BenchmarkClient {

	/**
	 * Return the name of the peer.
	 * @return the name
	 */
	String name();

	/**
	 * Return how many idle connections are worth a try.
	 * @return a number; less than asked for where each connection takes threads of its
	 * own
	 */
	default int maxConnections() {
		return Integer.MAX_VALUE;
	}

	/**
	 * Make the library ready. Called once.
	 * @param settings what is to be done with it
	 * @throws Exception if it can't be started
	 */
	void start(ClientSettings settings) throws Exception;

	/**
	 * Open a connection, without blocking where the library can.
	 * @param uri the next one of the settings
	 * @param handler gets the messages
	 * @return completes when messages can be sent
	 */
	CompletionStage<? extends BenchmarkConnection> connect(URI uri, MessageHandler handler);

}
