package io.github.sockettask.listener;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.messaging.handler.annotation.Payload;

import io.github.sockettask.annotation.OnMessage;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Generic types of parameters, of which a sub-class knows the rest.
 */
class GenericTypeTests {

	private static final List<Object> trades = new ArrayList<>();

	@BeforeEach
	void reset() {
		trades.clear();
	}

	static Stream<Arguments> feeds() {
		return Stream.of(feed("a variable that is a list", new ListFeed()),
				feed("an array of a variable", new ArrayFeed()),
				feed("an array of lists of a variable", new ArrayOfListsFeed(), "[[{\"symbol\":\"SPX\"}]]"),
				feed("a list of what extends a variable", new WildcardFeed()),
				feed("a list of a map of a variable", new MapsFeed(), "[{\"a\":{\"symbol\":\"SPX\"}}]"),
				feed("a part that is a list of a variable", new PartFeed(), "{\"data\":[{\"symbol\":\"SPX\"}]}"),
				feed("a variable that nothing bounds but itself", new RecursiveFeed<>(), "{\"symbol\":\"SPX\"}"));
	}

	private static Arguments feed(String name, Object feed) {
		return feed(name, feed, "[{\"symbol\":\"SPX\"}]");
	}

	private static Arguments feed(String name, Object feed, String message) {
		return Arguments.argumentSet(name, feed, message);
	}

	@ParameterizedTest
	@MethodSource("feeds")
	void messageIsConvertedToTheWholeType(Object feed, String message) {
		RecordingSocketTask task = CallbackContext.start(feed);
		task.message(message);
		assertThat(task.unhandled).isEmpty();
		assertThat(trades).containsExactly(new Trade("SPX"));
	}

	@Test
	void publicMethodOfSuperClassThatIsNotKeepsItsTypes() {
		RecordingSocketTask task = CallbackContext.start(new PublicFeed());
		task.message("[{\"symbol\":\"SPX\"}]");
		assertThat(task.unhandled).isEmpty();
		assertThat(trades).containsExactly(new Trade("SPX"));
		assertThat(task.listeners).singleElement().asString().contains("PublicFeed.on(List) of bean ");
	}

	record Trade(String symbol) implements Comparable<Trade> {

		@Override
		public int compareTo(Trade other) {
			return this.symbol.compareTo(other.symbol);
		}

	}

	abstract static class AnyFeed<T> {

		@OnMessage
		void on(T message) {
			trades.addAll((List<?>) message);
		}

	}

	static class ListFeed extends AnyFeed<List<Trade>> {

	}

	abstract static class AnyArrayFeed<T> {

		@OnMessage
		void on(T[] message) {
			trades.addAll(List.of(message));
		}

	}

	static class ArrayFeed extends AnyArrayFeed<Trade> {

	}

	abstract static class AnyArrayOfListsFeed<T> {

		@OnMessage
		void on(List<T>[] message) {
			trades.addAll(message[0]);
		}

	}

	static class ArrayOfListsFeed extends AnyArrayOfListsFeed<Trade> {

	}

	abstract static class AnyWildcardFeed<T> {

		@OnMessage
		void on(List<? extends T> message) {
			trades.addAll(message);
		}

	}

	static class WildcardFeed extends AnyWildcardFeed<Trade> {

	}

	abstract static class AnyListFeed<T> {

		@OnMessage
		void on(List<T> message) {
			trades.addAll(((Map<?, ?>) message.get(0)).values());
		}

	}

	abstract static class AnyMapsFeed<S> extends AnyListFeed<Map<String, S>> {

	}

	static class MapsFeed extends AnyMapsFeed<Trade> {

	}

	abstract static class AnyPartFeed<T> {

		@OnMessage
		void on(@Payload("/data") Optional<T> part) {
			trades.addAll((List<?>) part.orElseThrow());
		}

	}

	static class PartFeed extends AnyPartFeed<List<Trade>> {

	}

	static class RecursiveFeed<S extends Comparable<S>> {

		@OnMessage
		<T extends Comparable<T>> void on(@Payload("/none") Optional<List<S>> none, @Payload("/none") Optional<T> no,
				Map<String, String> message) {
			trades.add(new Trade(message.get("symbol")));
		}

	}

	interface TradesFeed {

		void on(List<Trade> message);

	}

	abstract static class HiddenFeed implements TradesFeed {

		@Override
		@OnMessage
		public void on(List<Trade> message) {
			trades.addAll(message);
		}

	}

	public static class PublicFeed extends HiddenFeed {

	}

}
