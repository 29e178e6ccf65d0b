package io.github.sockettask.transport.netty;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

import io.netty.channel.socket.nio.NioSocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * A channel that a test can look at. Made by Netty, which needs all of it to be public.
 */
public class KeptChannel extends NioSocketChannel {

	private static final AtomicReference<@Nullable KeptChannel> last = new AtomicReference<>();

	/**
	 * Create the channel, and keep it.
	 */
	public KeptChannel() {
		last.set(this);
	}

	static KeptChannel last() {
		return Objects.requireNonNull(last.get());
	}

}
