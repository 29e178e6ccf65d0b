package io.github.sockettask.benchmarks.peers.sockettask;

/**
 * The same with annotated methods that are called on the executor that callbacks have
 * unless configured otherwise.
 */
public class SerialClient extends AnnotatedClient {

	/**
	 * Create a client.
	 */
	public SerialClient() {
		super("sockettask-serial", "serial");
	}

}
