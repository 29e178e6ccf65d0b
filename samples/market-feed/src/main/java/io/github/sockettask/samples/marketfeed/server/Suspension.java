package io.github.sockettask.samples.marketfeed.server;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Suspends the feed's server: it keeps its connections, but neither reads nor writes, and
 * answers no handshake.
 */
@Component
class Suspension {

	private final TcpConnections tcpConnections;

	private volatile CountDownLatch resumed = new CountDownLatch(0);

	Suspension(TcpConnections tcpConnections) {
		this.tcpConnections = tcpConnections;
	}

	synchronized void suspend() {
		if (!isSuspended()) {
			this.resumed = new CountDownLatch(1);
			this.tcpConnections.suspend();
		}
	}

	/** A handshake that waits would hold up the server's graceful shutdown. */
	@EventListener(ContextClosedEvent.class)
	synchronized void resume() {
		this.tcpConnections.resume();
		this.resumed.countDown();
	}

	boolean isSuspended() {
		return this.resumed.getCount() > 0;
	}

	/**
	 * Wait until the server is not suspended any longer.
	 * @param timeout how long at most
	 * @return whether it is not suspended
	 */
	boolean awaitResumption(Duration timeout) {
		try {
			return this.resumed.await(timeout.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

}
