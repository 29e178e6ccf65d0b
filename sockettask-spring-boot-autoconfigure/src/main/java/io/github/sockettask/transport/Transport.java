package io.github.sockettask.transport;

/**
 * Opens connections.
 */
public interface Transport {

	/**
	 * Start to open a connection. Never blocks, and never throws because of the network:
	 * the handler receives the outcome.
	 * @param request where and how to connect
	 * @param handler receives all events, one call at a time and in order, on a thread
	 * that must not be blocked
	 */
	void open(TransportRequest request, TransportHandler handler);

	/**
	 * Return whether the calling thread must not block, since connections need it.
	 * @return whether it is one of the transport
	 */
	default boolean inEventLoop() {
		return false;
	}

}
