package io.github.sockettask.benchmarks.handlers;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.aopalliance.intercept.MethodInterceptor;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskListener;
import io.github.sockettask.listener.SocketTaskMethodProcessor;

/**
 * The call of an annotated method by itself, without a task, and a direct call of it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TextCall {

	private final TextHandler handler = new TextHandler();

	private final List<SocketTaskListener> listeners = new ArrayList<>();

	private final SocketTask task = task();

	private final SocketTaskListener annotated = listener();

	private final Text[] messages = { new Text("hello"), new Text("world") };

	private int next;

	private SocketTask task() {
		return ProxyFactory.getProxy(SocketTask.class,
				(MethodInterceptor) (invocation) -> switch (invocation.getMethod().getName()) {
					case "name" -> "text";
					case "addListener" -> this.listeners.add((SocketTaskListener) invocation.getArguments()[0]);
					default -> throw new UnsupportedOperationException(invocation.toString());
				});
	}

	private SocketTaskListener listener() {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			context.registerBean(TextHandler.class, () -> this.handler);
			context.registerBean("text", SocketTask.class, () -> this.task);
			context.registerBean(SocketTaskMethodProcessor.class);
			context.refresh();
		}
		return this.listeners.get(0);
	}

	private Text next() {
		this.next ^= 1;
		return this.messages[this.next];
	}

	/**
	 * An annotated method.
	 * @return what it has got
	 * @throws Exception if it fails
	 */
	@Benchmark
	public String annotated() throws Exception {
		this.annotated.onMessage(this.task, next());
		return this.handler.last();
	}

	/**
	 * A direct call.
	 * @return what the method has got
	 */
	@Benchmark
	public String direct() {
		this.handler.onText((String) next().data());
		return this.handler.last();
	}

}
