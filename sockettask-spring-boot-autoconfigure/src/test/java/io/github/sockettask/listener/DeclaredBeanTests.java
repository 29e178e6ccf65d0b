package io.github.sockettask.listener;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

import io.github.sockettask.annotation.OnMessage;
import io.github.sockettask.annotation.SocketTaskHandler;
import io.github.sockettask.listener.method.CallbackMethodException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Beans that are something else than what is declared, and tasks with several names.
 */
class DeclaredBeanTests {

	private static final List<String> calls = new ArrayList<>();

	@BeforeEach
	void reset() {
		calls.clear();
	}

	@Test
	void methodsOfABeanThatMakesAnotherOneAreCalledAsThoseOfThatOneAre() {
		RecordingSocketTask task = new CallbackContext("ticker").register(FeedFactory.class, UntypedFactory.class)
			.refresh()
			.task("ticker");
		task.message("a");
		assertThat(task.unhandled).isEmpty();
		assertThat(calls).containsExactlyInAnyOrder("factory a", "made a", "untyped a");
	}

	@Test
	void aBeanThatIsNullIsNone() {
		RecordingSocketTask task = new CallbackContext("ticker").register(NoFeed.class).refresh().task("ticker");
		assertThat(task.listeners).isEmpty();
	}

	@Test
	void whenAnInterfaceIsAllThatIsKnownOfABeanThenFailureTellsHowToLetItsClassBeKnown() {
		CallbackMethodException failure = new CallbackContext("ticker").register(LazyFeed.class).failure();
		assertThat(failure.description()).contains("AnyFeed of bean 'feed' has @SocketTaskHandler, but no method with");
		assertThat(failure.action()).startsWith("Let the @Bean method or the factory return the class of the bean,");
	}

	@Test
	void aTaskMayBeNamedByAnyOfItsNames() {
		CallbackContext context = new CallbackContext("ticker").bean("feed", new Object() {
			@OnMessage({ "quotes", "ticker" })
			void on(String text) {
				calls.add(text);
			}
		});
		context.context.registerAlias("ticker", "quotes");
		context.refresh().task("ticker").message("a");
		assertThat(calls).containsExactly("a");
	}

	static class Feed {

		@OnMessage
		void on(String text) {
			calls.add("made " + text);
		}

	}

	static class FeedFactory implements FactoryBean<Feed> {

		@Override
		public Feed getObject() {
			return new Feed();
		}

		@Override
		public Class<?> getObjectType() {
			return Feed.class;
		}

		@OnMessage
		void on(String text) {
			calls.add("factory " + text);
		}

	}

	static class UntypedFactory implements FactoryBean<Object> {

		@Override
		public Object getObject() {
			return "untyped";
		}

		@Override
		public @Nullable Class<?> getObjectType() {
			return null;
		}

		@OnMessage
		void on(String text) {
			calls.add("untyped " + text);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class NoFeed {

		@Bean
		@Nullable Feed feed() {
			return null;
		}

	}

	@SocketTaskHandler("ticker")
	interface AnyFeed {

	}

	static class ListeningFeed implements AnyFeed {

		@OnMessage
		void on(String text) {
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class LazyFeed {

		@Bean
		@Lazy
		AnyFeed feed() {
			return new ListeningFeed();
		}

	}

}
