package io.github.sockettask.transport.netty;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

import io.netty.channel.EventLoop;

import io.github.sockettask.transport.TransportTimer;

/**
 * The event loop of a connection, with its deadlines.
 *
 * @param loop the event loop of the connection's channel
 * @param timer runs deadlines
 */
record ConnectionLoop(EventLoop loop, TransportTimer timer) {

	/**
	 * Run a task on the event loop; at once if this is it.
	 * @param task the task
	 * @param whenRejected what to do if the event loop is gone
	 */
	void execute(Runnable task, Consumer<Throwable> whenRejected) {
		if (this.loop.inEventLoop()) {
			task.run();
		}
		else {
			executeLater(task, whenRejected);
		}
	}

	/**
	 * Run a task on the event loop, after its current task.
	 * @param task the task
	 * @param whenRejected what to do if the event loop is gone
	 */
	void executeLater(Runnable task, Consumer<Throwable> whenRejected) {
		try {
			this.loop.execute(task);
		}
		catch (RejectedExecutionException ex) {
			whenRejected.accept(ex);
		}
	}

	/**
	 * Set a deadline that does not depend on the event loop being idle.
	 * @param delay when it is due
	 * @param task runs then, on the event loop
	 * @return cancels it
	 */
	Runnable deadline(Duration delay, Runnable task) {
		return this.timer.schedule(() -> execute(task, (rejected) -> task.run()), delay);
	}

}
