package io.github.sockettask.transport;

/**
 * Opens connections.
 */
public interface Transport {

	/**
	 * Start to open a connection. Never blocks and never throws for a reason of the
	 * network: what becomes of it is told to the handler.
	 * @param request where and how to connect
	 * @param handler is told all that happens, one call at a time, in the order in which
	 * it happened, on a thread that must not be blocked
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
