package io.github.sockettask.samples.marketfeed.server;

import java.util.ArrayList;
import java.util.List;

import org.apache.coyote.Processor;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * Tomcat's TCP endpoint, except that it can leave WebSocket connections alone for a
 * while: they stay open, but nothing is read from them, and so no ping is answered.
 */
class SuspendableEndpoint extends NioEndpoint {

	/** What is to be done on resumption. Guarded by itself, as {@link #suspended} is. */
	private final List<Runnable> due = new ArrayList<>();

	private boolean suspended;

	@Override
	public boolean processSocket(SocketWrapperBase<NioChannel> socket, SocketEvent event, boolean dispatch) {
		if (isWebSocket(socket)) {
			synchronized (this.due) {
				if (this.suspended) {
					// Tomcat asks for no more events before this one is processed
					this.due.add(() -> super.processSocket(socket, event, dispatch));
					return true;
				}
			}
		}
		return super.processSocket(socket, event, dispatch);
	}

	private static boolean isWebSocket(SocketWrapperBase<NioChannel> socket) {
		return socket.getCurrentProcessor() instanceof Processor processor && processor.isUpgrade();
	}

	void suspendWebSockets() {
		synchronized (this.due) {
			this.suspended = true;
		}
	}

	void resumeWebSockets() {
		List<Runnable> resumed;
		synchronized (this.due) {
			this.suspended = false;
			resumed = List.copyOf(this.due);
			this.due.clear();
		}
		resumed.forEach(Runnable::run);
	}

}
