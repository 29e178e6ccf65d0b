package io.github.sockettask.test;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnresolvedAddressException;

/**
 * A connection of a client through a proxy, with the connection to the server. Lives on
 * the thread of the proxy.
 */
final class ProxiedConnection implements Runnable {

	private final ProxyLoop loop;

	private final ProxiedConnections connections;

	private final SocketChannel client;

	private final SocketChannel server;

	private final SelectionKey clientKey;

	private final SelectionKey serverKey;

	private final ProxiedFlow toServer;

	private final ProxiedFlow toClient;

	private boolean over;

	ProxiedConnection(ProxyLoop loop, ProxiedConnections connections, SocketChannel client) throws IOException {
		this.loop = loop;
		this.connections = connections;
		this.client = client;
		this.server = SocketChannel.open();
		this.clientKey = register(this.client);
		this.serverKey = register(this.server);
		this.toServer = new ProxiedFlow(this.client, this.server);
		this.toClient = new ProxiedFlow(this.server, this.client);
	}

	private SelectionKey register(SocketChannel channel) throws IOException {
		// Bytes that are written one by one must be sent one by one.
		channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
		return this.loop.register(channel, 0, this);
	}

	@Override
	public void run() {
		if (this.over) {
			return;
		}
		try {
			proceed(this.connections.traffic());
		}
		catch (IOException | UnresolvedAddressException ex) {
			reset();
		}
	}

	/**
	 * Send a FIN to both sides. What is still held is lost.
	 */
	void drop() {
		end();
		DrainedChannel.finish(this.client, this.clientKey);
		DrainedChannel.finish(this.server, this.serverKey);
	}

	/**
	 * Send a RST to both sides.
	 */
	void reset() {
		end();
		reset(this.client);
		reset(this.server);
	}

	private void proceed(Traffic traffic) throws IOException {
		if (traffic.suspended()) {
			await(0, 0, ProxiedFlow.NEVER);
		}
		else if (isConnected()) {
			move(traffic, System.nanoTime());
		}
		else {
			await(0, SelectionKey.OP_CONNECT, ProxiedFlow.NEVER);
		}
	}

	private boolean isConnected() throws IOException {
		if (this.server.isConnected()) {
			return true;
		}
		return (this.server.isConnectionPending()) ? this.server.finishConnect()
				: this.server.connect(this.connections.serverAddress());
	}

	private void move(Traffic traffic, long now) throws IOException {
		long wait = Math.min(this.toServer.move(traffic.toServer(), now), this.toClient.move(traffic.toClient(), now));
		if (this.toServer.isOver() && this.toClient.isOver()) {
			end();
			ProxyLoop.close(this.client);
			ProxyLoop.close(this.server);
			return;
		}
		await(this.toServer.readOperation() | this.toClient.writeOperation(),
				this.toClient.readOperation() | this.toServer.writeOperation(), wait);
	}

	private void await(int clientOperations, int serverOperations, long wait) {
		this.clientKey.interestOps(clientOperations);
		this.serverKey.interestOps(serverOperations);
		if (wait == ProxiedFlow.NEVER) {
			this.loop.clearAlarm(this);
		}
		else {
			this.loop.setAlarm(this, System.nanoTime() + wait);
		}
	}

	private void end() {
		this.over = true;
		this.loop.clearAlarm(this);
		this.connections.remove(this);
	}

	private static void reset(SocketChannel channel) {
		try {
			channel.setOption(StandardSocketOptions.SO_LINGER, 0);
		}
		catch (IOException ex) {
			// Closed already.
		}
		ProxyLoop.close(channel);
	}

}
