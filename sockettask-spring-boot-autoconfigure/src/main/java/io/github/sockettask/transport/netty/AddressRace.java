package io.github.sockettask.transport.netty;

import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ConnectTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Connects to one of several addresses (RFC 8305, section 5): the next TCP connection
 * begins when the one before has failed, or has not succeeded within a quarter of a
 * second, and the first one that succeeds wins. An address that does not answer costs
 * this quarter of a second, and no more.
 * <p>
 * Belongs to the event loop of the channels.
 */
class AddressRace {

	/** The Connection Attempt Delay of RFC 8305. */
	private static final long DELAY_MILLIS = 250;

	/** Maximum number of TCP connections in progress: a host may have any number. */
	private static final int MAX_RUNNING = 16;

	private final ConnectionLoop loop;

	private final Course course;

	private final Deque<InetSocketAddress> left;

	/** The connections in progress, the oldest first. */
	private final Map<InetSocketAddress, Channel> running = new LinkedHashMap<>();

	/** Begins the next connection; null if none is to begin by time. */
	private @Nullable Future<?> timer;

	/**
	 * Create a race.
	 * @param loop the event loop of the channels
	 * @param course connects, and receives the outcome
	 * @param addresses the addresses in the order in which to begin
	 */
	AddressRace(ConnectionLoop loop, Course course, List<InetSocketAddress> addresses) {
		this.loop = loop;
		this.course = course;
		this.left = new ArrayDeque<>(addresses);
	}

	/**
	 * Connect to the next address, at the beginning or because the last winner turned out
	 * to be useless.
	 */
	void next() {
		cancelTimer();
		InetSocketAddress address = this.left.poll();
		if (address == null) {
			if (this.running.isEmpty()) {
				this.course.exhausted();
			}
			return;
		}
		if (this.running.size() == MAX_RUNNING) {
			giveUpOldest();
		}
		ChannelFuture connecting = this.course.connect(address);
		this.running.put(address, connecting.channel());
		// A channel that could not be created reports it on another thread.
		connecting.addListener((ended) -> this.loop.execute(() -> ended(address, connecting), (rejected) -> {
		}));
		if (!this.left.isEmpty()) {
			this.timer = this.loop.loop().schedule(this::next, DELAY_MILLIS, TimeUnit.MILLISECONDS);
		}
	}

	private void giveUpOldest() {
		InetSocketAddress oldest = this.running.keySet().iterator().next();
		close(this.running.remove(oldest));
		this.course.failed(oldest, new ConnectTimeoutException());
	}

	private void ended(InetSocketAddress address, ChannelFuture connecting) {
		Channel channel = connecting.channel();
		if (!this.running.remove(address, channel)) {
			close(channel);
		}
		else if (connecting.isSuccess()) {
			cancelTimer();
			// They were slower, but did not fail: they may still be needed.
			this.left.addAll(this.running.keySet());
			closeRunning();
			this.course.connected(address, channel);
		}
		else {
			this.course.failed(address, connecting.cause());
			next();
		}
	}

	/** End the race: no connection is left, and none begins. */
	void stop() {
		cancelTimer();
		this.left.clear();
		closeRunning();
	}

	private void closeRunning() {
		List<Channel> channels = new ArrayList<>(this.running.values());
		// Closing one reports its failure, which does not matter any more.
		this.running.clear();
		channels.forEach(AddressRace::close);
	}

	private static void close(@Nullable Channel channel) {
		// One that could not be created has no event loop to close it.
		if (channel != null && channel.isRegistered()) {
			channel.close();
		}
	}

	private void cancelTimer() {
		Future<?> timer = this.timer;
		this.timer = null;
		if (timer != null) {
			timer.cancel(false);
		}
	}

	/**
	 * Return the number of addresses to go on with.
	 * @return those that have not failed, but for the winner
	 */
	int left() {
		return this.left.size();
	}

	/**
	 * Return the addresses with a connection in progress.
	 * @return the addresses, the oldest connection first
	 */
	List<InetSocketAddress> running() {
		return List.copyOf(this.running.keySet());
	}

	/** What a race runs on. */
	interface Course {

		/**
		 * Begin a TCP connection.
		 * @param address the address
		 * @return the connection in progress
		 */
		ChannelFuture connect(InetSocketAddress address);

		/**
		 * An address has won; all other connections are closed.
		 * @param address the address
		 * @param channel the channel, which may not have fired that it is active
		 */
		void connected(InetSocketAddress address, Channel channel);

		/**
		 * An address can't be reached.
		 * @param address the address
		 * @param cause the reason
		 */
		void failed(InetSocketAddress address, Throwable cause);

		/** All addresses have failed. */
		void exhausted();

	}

}
