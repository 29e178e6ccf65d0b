package io.github.sockettask.listener;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.context.support.SimpleThreadScope;

import io.github.sockettask.annotation.OnClose;
import io.github.sockettask.annotation.OnMessage;
import io.github.sockettask.annotation.OnOpen;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the kinds of beans that may have callback methods.
 */
class CallbackBeanTests {

	private static final AtomicInteger created = new AtomicInteger();

	private static final List<String> calls = new ArrayList<>();

	@BeforeEach
	void reset() {
		created.set(0);
		calls.clear();
	}

	@Test
	void methodOfScopedBeanIsCalledOnceOnTheBeanOfTheScope() {
		CallbackContext context = new CallbackContext("ticker").register(ScopedConfiguration.class);
		context.context.getBeanFactory().registerScope("thread", new SimpleThreadScope());
		RecordingSocketTask task = context.refresh().task("ticker");
		assertThat(created).hasValue(0);
		task.message("a");
		task.message("b");
		assertThat(task.unhandled).isEmpty();
		assertThat(calls).containsExactly("a", "a", "b", "b");
		assertThat(created).hasValue(2);
	}

	@Test
	void inheritedMethodsAndDefaultMethodsOfInterfacesAreCalled() {
		RecordingSocketTask task = CallbackContext.start(new InheritingFeed());
		task.open();
		task.message("a");
		task.closed(1000, "");
		assertThat(calls).containsExactly("default", "a", "overridden");
	}

	@Test
	void methodOfConfigurationClassIsCalled() {
		RecordingSocketTask task = new CallbackContext("ticker").register(FeedConfiguration.class)
			.refresh()
			.task("ticker");
		task.open();
		assertThat(calls).containsExactly("configuration");
		assertThat(task.listeners).singleElement().asString().contains(FeedConfiguration.class.getName() + ".on()");
	}

	@Test
	void methodWithTwoAnnotationsIsCalledForBothEvents() {
		RecordingSocketTask task = CallbackContext.start(new BothFeed());
		task.open();
		task.closed(1000, "");
		assertThat(calls).containsExactly("both", "both");
	}

	interface TextFeed {

		void onText(String text);

	}

	static class Feed implements TextFeed {

		Feed() {
			created.incrementAndGet();
		}

		@Override
		@OnMessage
		public void onText(String text) {
			calls.add(text);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ScopedConfiguration {

		@Bean
		@Scope(scopeName = "thread", proxyMode = ScopedProxyMode.TARGET_CLASS)
		Feed classProxied() {
			return new Feed();
		}

		@Bean
		@Scope(scopeName = "thread", proxyMode = ScopedProxyMode.INTERFACES)
		Feed interfaceProxied() {
			return new Feed();
		}

	}

	interface OpenFeed {

		@OnOpen
		default void onOpen() {
			calls.add("default");
		}

		@OnClose
		void onClose();

	}

	static class InheritingFeed extends Feed implements OpenFeed {

		@Override
		public void onClose() {
			calls.add("overridden");
		}

	}

	@Configuration
	static class FeedConfiguration {

		@OnOpen
		void on() {
			calls.add("configuration");
		}

	}

	static class BothFeed {

		@OnOpen
		@OnClose
		void both() {
			calls.add("both");
		}

	}

}
