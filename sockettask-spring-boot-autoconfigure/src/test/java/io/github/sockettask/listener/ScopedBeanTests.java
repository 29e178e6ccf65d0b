package io.github.sockettask.listener;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.ObjectFactory;
import org.springframework.beans.factory.config.Scope;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.ScopedProxyMode;

import io.github.sockettask.annotation.OnError;
import io.github.sockettask.annotation.OnMessage;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Beans of a scope that is not always there, like that of a request.
 */
class ScopedBeanTests {

	private static final List<String> calls = new ArrayList<>();

	private final Request request = new Request();

	@BeforeEach
	void reset() {
		calls.clear();
	}

	@ParameterizedTest
	@ValueSource(classes = { ClassProxied.class, InterfaceProxied.class, WithoutProxy.class })
	void methodIsCalledOnTheBeanOfTheCurrentScope(Class<?> configuration) {
		RecordingSocketTask task = start(configuration);
		assertThat(this.request.created).isZero();
		this.request.begin("a");
		task.message("1");
		task.message("2");
		this.request.begin("b");
		task.message("3");
		assertThat(calls).containsExactly("feed 1: 1", "feed 1: 2", "feed 2: 3");
		assertThat(task.unhandled).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(classes = { ClassProxied.class, InterfaceProxied.class, WithoutProxy.class })
	void whenThereIsNoScopeThenErrorMethodsAreTold(Class<?> configuration) {
		RecordingSocketTask task = start(configuration);
		task.message("1");
		assertThat(calls).singleElement().asString().contains("Scope 'request' is not active");
		assertThat(task.unhandled).isEmpty();
	}

	private RecordingSocketTask start(Class<?> configuration) {
		CallbackContext context = new CallbackContext("ticker").register(configuration).bean("errors", new Errors());
		context.context.getBeanFactory().registerScope("request", this.request);
		context.bean("request", Request.class, () -> this.request);
		return context.refresh().task("ticker");
	}

	interface TextFeed {

		void onText(String text);

	}

	static class Feed implements TextFeed {

		private final int number;

		Feed(int number) {
			this.number = number;
		}

		// a proxy has no fields
		Feed() {
			this(0);
		}

		@Override
		@OnMessage
		public void onText(String text) {
			calls.add("feed " + this.number + ": " + text);
		}

	}

	static class Errors {

		@OnError
		void on(Exception ex) {
			calls.add(String.valueOf(ex.getMessage()));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ClassProxied {

		@Bean
		@org.springframework.context.annotation.Scope(scopeName = "request", proxyMode = ScopedProxyMode.TARGET_CLASS)
		Feed feed(Request request) {
			return new Feed(++request.created);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class InterfaceProxied {

		@Bean
		@org.springframework.context.annotation.Scope(scopeName = "request", proxyMode = ScopedProxyMode.INTERFACES)
		Feed feed(Request request) {
			return new Feed(++request.created);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class WithoutProxy {

		@Bean
		@org.springframework.context.annotation.Scope("request")
		Feed feed(Request request) {
			return new Feed(++request.created);
		}

	}

	static class Request implements Scope {

		int created;

		private @Nullable String current;

		private final Map<String, Object> beans = new HashMap<>();

		void begin(String request) {
			this.current = request;
		}

		@Override
		public Object get(String name, ObjectFactory<?> objectFactory) {
			if (this.current == null) {
				throw new IllegalStateException("no request");
			}
			return this.beans.computeIfAbsent(this.current, (request) -> objectFactory.getObject());
		}

		@Override
		public @Nullable Object remove(String name) {
			return null;
		}

		@Override
		public void registerDestructionCallback(String name, Runnable callback) {
		}

		@Override
		public @Nullable Object resolveContextualObject(String key) {
			return null;
		}

		@Override
		public @Nullable String getConversationId() {
			return this.current;
		}

	}

}
