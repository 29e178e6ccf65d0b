package io.github.sockettask.listener;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.aop.framework.ProxyFactory;

import io.github.sockettask.annotation.OnMessage;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Methods whose parameter has its type from a sub-class.
 */
class GenericMethodTests {

	private static final List<Object> calls = new ArrayList<>();

	@BeforeEach
	void reset() {
		calls.clear();
	}

	static Stream<Arguments> feeds() {
		return Stream.of(feed("of an interface", TradeFeed::new), feed("of a default method", DefaultFeed::new),
				feed("of a super class", SubFeed::new), feed("annotated in the super class", OverridingFeed::new),
				feed("annotated in the interface", AnnotatedFeed::new),
				feed("of an interface, behind a JDK proxy", () -> proxy(new TradeFeed(), false)),
				feed("of an interface, behind a class proxy", () -> proxy(new TradeFeed(), true)),
				feed("of a default method, behind a JDK proxy", () -> proxy(new DefaultFeed(), false)),
				feed("of a super class, behind a class proxy", () -> proxy(new SubFeed(), true)),
				feed("annotated in the interface, behind a JDK proxy", () -> proxy(new AnnotatedFeed(), false)));
	}

	private static Arguments feed(String name, Supplier<Object> feed) {
		return Arguments.argumentSet(name, feed);
	}

	private static Object proxy(Object target, boolean proxyTargetClass) {
		ProxyFactory factory = new ProxyFactory(target);
		factory.setProxyTargetClass(proxyTargetClass);
		return factory.getProxy();
	}

	@ParameterizedTest
	@MethodSource("feeds")
	void messageIsConvertedToTheTypeOfTheSubClassAndDeliveredOnce(Supplier<Object> feed) {
		RecordingSocketTask task = CallbackContext.start(feed.get());
		task.message("{\"symbol\":\"SPX\"}");
		assertThat(task.unhandled).isEmpty();
		assertThat(calls).containsExactly(new Trade("SPX"));
	}

	record Trade(String symbol) {

	}

	interface Feed<T> {

		void on(T message);

	}

	static class TradeFeed implements Feed<Trade> {

		@Override
		@OnMessage
		public void on(Trade message) {
			calls.add(message);
		}

	}

	interface WithDefault<T> {

		@OnMessage
		default void on(T message) {
			calls.add(message);
		}

	}

	static class DefaultFeed implements WithDefault<Trade> {

	}

	abstract static class SuperFeed<T> {

		@OnMessage
		void on(T message) {
			calls.add(message);
		}

	}

	static class SubFeed extends SuperFeed<Trade> {

	}

	static class OverridingFeed extends SuperFeed<Trade> {

		@Override
		void on(Trade message) {
			super.on(message);
		}

	}

	interface Annotated<T> {

		@OnMessage
		void on(T message);

	}

	static class AnnotatedFeed implements Annotated<Trade> {

		@Override
		public void on(Trade message) {
			calls.add(message);
		}

	}

}
