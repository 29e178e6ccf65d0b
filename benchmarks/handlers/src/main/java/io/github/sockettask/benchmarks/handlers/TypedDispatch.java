package io.github.sockettask.benchmarks.handlers;

import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

import io.github.sockettask.MessageFilter;
import io.github.sockettask.SocketTask;

/**
 * A message of one of five types, from the connection to its handler, which gets a
 * record: as annotated methods and as callbacks with a type, and as one would write it by
 * hand.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TypedDispatch {

	/** Where in a message its type is. */
	@Param({ "first", "last" })
	private String place = "first";

	private final ConfigurableApplicationContext application = FeedApplication.start(MarketHandlers.class, "annotated",
			"callbacks");

	private final MarketHandlers handlers = this.application.getBean(MarketHandlers.class);

	private final Feed annotated = this.application.getBean(FeedTransport.class).feed("annotated");

	private final Feed callbacks = this.application.getBean(FeedTransport.class).feed("callbacks");

	private final JsonMapper mapper = this.application.getBean(JsonMapper.class);

	private final TreeSwitch treeSwitch = new TreeSwitch(this.mapper, this.handlers);

	private final ReaderSwitch streamingSwitch = new ReaderSwitch(this.mapper, this.handlers,
			(text) -> TypeFinders.parse(this.mapper, text));

	private final ReaderSwitch searchSwitch = new ReaderSwitch(this.mapper, this.handlers, TypeFinders::search);

	private MarketMessages messages = new MarketMessages(this.place);

	/**
	 * Prepare the messages and the callbacks.
	 */
	@Setup
	public void prepare() {
		this.messages = new MarketMessages(this.place);
		SocketTask task = this.application.getBean("callbacks", SocketTask.class);
		task.onMessage(MessageFilter.ofType("trade"), MarketEvent.Trade.class,
				(result) -> this.handlers.onTrade(result.data()));
		task.onMessage(MessageFilter.ofType("quote"), MarketEvent.Quote.class,
				(result) -> this.handlers.onQuote(result.data()));
		task.onMessage(MessageFilter.ofType("depth"), MarketEvent.Depth.class,
				(result) -> this.handlers.onDepth(result.data()));
		task.onMessage(MessageFilter.ofType("candle"), MarketEvent.Candle.class,
				(result) -> this.handlers.onCandle(result.data()));
		task.onMessage(MessageFilter.ofType("status"), MarketEvent.Status.class,
				(result) -> this.handlers.onStatus(result.data()));
	}

	/**
	 * End the application.
	 */
	@TearDown
	public void close() {
		this.application.close();
	}

	/**
	 * Annotated methods.
	 * @return what a handler has got
	 */
	@Benchmark
	public MarketEvent annotated() {
		this.annotated.receive(this.messages.next());
		return this.handlers.take();
	}

	/**
	 * Callbacks.
	 * @return what a handler has got
	 */
	@Benchmark
	public MarketEvent callbacks() {
		this.callbacks.receive(this.messages.next());
		return this.handlers.take();
	}

	/**
	 * By hand, as most do it.
	 * @return what a handler has got
	 */
	@Benchmark
	public MarketEvent treeSwitch() {
		this.treeSwitch.receive(this.messages.next());
		return this.handlers.take();
	}

	/**
	 * By hand, with care.
	 * @return what a handler has got
	 */
	@Benchmark
	public MarketEvent streamingSwitch() {
		this.streamingSwitch.receive(this.messages.next());
		return this.handlers.take();
	}

	/**
	 * By hand, without care.
	 * @return what a handler has got
	 */
	@Benchmark
	public MarketEvent searchSwitch() {
		this.searchSwitch.receive(this.messages.next());
		return this.handlers.take();
	}

}
