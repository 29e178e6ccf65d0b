package io.github.sockettask.transport.netty;

import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoEventLoop;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import org.springframework.util.ClassUtils;

/**
 * The event loops that serve all connections: epoll if its native library is present,
 * else the selectors of the JDK. They start with the first connection.
 */
class EventLoops {

	private static final int MAX_LOOPS = 4;

	private final EventLoopGroup group;

	private final Class<? extends SocketChannel> channelType;

	EventLoops() {
		this(isEpollPresent());
	}

	/**
	 * Create event loops.
	 * @param epoll whether to use epoll, which must be present
	 */
	EventLoops(boolean epoll) {
		this.group = new SturdyGroup(Math.min(MAX_LOOPS, Runtime.getRuntime().availableProcessors()),
				epoll ? Native.handlers() : NioIoHandler.newFactory());
		this.channelType = epoll ? Native.channelType() : NioSocketChannel.class;
	}

	static boolean isEpollPresent() {
		return ClassUtils.isPresent("io.netty.channel.epoll.Epoll", EventLoops.class.getClassLoader())
				&& Native.isAvailable();
	}

	EventLoop next() {
		return this.group.next();
	}

	boolean inEventLoop() {
		for (EventExecutor loop : this.group) {
			if (loop.inEventLoop()) {
				return true;
			}
		}
		return false;
	}

	Class<? extends SocketChannel> channelType() {
		return this.channelType;
	}

	void close() {
		this.group.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(3, TimeUnit.SECONDS);
	}

	/** Makes event loops that survive an error. */
	private static final class SturdyGroup extends MultiThreadIoEventLoopGroup {

		SturdyGroup(int size, IoHandlerFactory handlers) {
			super(size, new DefaultThreadFactory("sockettask-io"), handlers);
		}

		@Override
		protected IoEventLoop newChild(Executor executor, IoHandlerFactory handlers, Object... arguments) {
			return new SturdyEventLoop(this, executor, handlers);
		}

	}

	/** Names the classes of a jar that may be missing. */
	private static final class Native {

		static boolean isAvailable() {
			return Epoll.isAvailable();
		}

		static IoHandlerFactory handlers() {
			return EpollIoHandler.newFactory();
		}

		static Class<? extends SocketChannel> channelType() {
			return EpollSocketChannel.class;
		}

	}

}
