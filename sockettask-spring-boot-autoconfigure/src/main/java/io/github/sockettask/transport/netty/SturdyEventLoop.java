package io.github.sockettask.transport.netty;

import java.util.concurrent.Executor;

import io.netty.channel.IoEventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.SingleThreadIoEventLoop;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import io.github.sockettask.text.RepeatedLog;

/**
 * An event loop that goes on when an {@code Error} reaches it, such as an
 * {@link OutOfMemoryError}. Netty's own ends at the first one and accepts no work
 * afterwards, which would end all connections of the loop and every later attempt.
 */
final class SturdyEventLoop extends SingleThreadIoEventLoop {

	private static final Log logger = LogFactory.getLog(SturdyEventLoop.class);

	private static final RepeatedLog log = new RepeatedLog(logger);

	SturdyEventLoop(IoEventLoopGroup parent, Executor executor, IoHandlerFactory handlers) {
		super(parent, executor, handlers);
	}

	@Override
	protected int runIo() {
		try {
			return super.runIo();
		}
		catch (Throwable ex) {
			survived(ex);
			return 0;
		}
	}

	@Override
	protected boolean runAllTasks(long timeoutNanos) {
		try {
			return super.runAllTasks(timeoutNanos);
		}
		catch (Throwable ex) {
			survived(ex);
			return true;
		}
	}

	private static void survived(Throwable ex) {
		try {
			log.error("error", () -> "An event loop goes on after an error", ex);
		}
		catch (Throwable lost) {
			// no memory to log it
		}
	}

}
