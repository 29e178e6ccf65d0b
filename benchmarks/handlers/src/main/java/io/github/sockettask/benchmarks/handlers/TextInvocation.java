package io.github.sockettask.benchmarks.handlers;

import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.springframework.context.ConfigurableApplicationContext;

import io.github.sockettask.OnMessageCallbackResult;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskListener;

/**
 * A message that a handler takes as it comes, from the connection to the handler: an
 * annotated method, and a listener that calls the same method.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TextInvocation {

	private final ConfigurableApplicationContext application = FeedApplication.start(TextHandler.class, "text",
			"listener");

	private final TextHandler handler = this.application.getBean(TextHandler.class);

	private final Feed annotated = this.application.getBean(FeedTransport.class).feed("text");

	private final Feed listener = this.application.getBean(FeedTransport.class).feed("listener");

	private final MarketMessages messages = new MarketMessages("first");

	/**
	 * Add the listener.
	 */
	@Setup
	public void prepare() {
		TextHandler handler = this.handler;
		this.application.getBean("listener", SocketTask.class).addListener(new SocketTaskListener() {
			@Override
			public void onMessage(SocketTask task, OnMessageCallbackResult<Object> result) {
				handler.onText((String) result.data());
			}
		});
	}

	/**
	 * End the application.
	 */
	@TearDown
	public void close() {
		this.application.close();
	}

	/**
	 * An annotated method.
	 * @return what it has got
	 */
	@Benchmark
	public String annotated() {
		this.annotated.receive(this.messages.next());
		return this.handler.last();
	}

	/**
	 * A direct call.
	 * @return what the method has got
	 */
	@Benchmark
	public String direct() {
		this.listener.receive(this.messages.next());
		return this.handler.last();
	}

}
