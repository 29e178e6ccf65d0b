package io.github.sockettask.test;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/**
 * Throws away what a peer sends after our FIN, until its own: closed with unread data,
 * the connection would be reset.
 */
final class DrainedChannel implements Runnable {

	private final ByteBuffer discarded = ByteBuffer.allocate(8192);

	private final SocketChannel channel;

	private DrainedChannel(SocketChannel channel) {
		this.channel = channel;
	}

	static void finish(SocketChannel channel, SelectionKey key) {
		if (!channel.isConnected()) {
			ProxyLoop.close(channel);
			return;
		}
		try {
			channel.shutdownOutput();
			key.attach(new DrainedChannel(channel));
			key.interestOps(SelectionKey.OP_READ);
		}
		catch (IOException ex) {
			ProxyLoop.close(channel);
		}
	}

	@Override
	public void run() {
		try {
			if (this.channel.read(this.discarded.clear()) < 0) {
				ProxyLoop.close(this.channel);
			}
		}
		catch (IOException ex) {
			ProxyLoop.close(this.channel);
		}
	}

}
