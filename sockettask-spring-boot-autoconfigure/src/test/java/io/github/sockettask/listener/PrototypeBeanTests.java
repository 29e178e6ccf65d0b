package io.github.sockettask.listener;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;

import io.github.sockettask.annotation.OnError;
import io.github.sockettask.annotation.OnMessage;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Beans of which each event gets one of its own.
 */
class PrototypeBeanTests {

	private static final AtomicInteger created = new AtomicInteger();

	private static final List<String> calls = new ArrayList<>();

	@BeforeEach
	void reset() {
		created.set(0);
		calls.clear();
	}

	@Test
	void eachEventGetsABeanOfItsOwn() {
		RecordingSocketTask task = start();
		assertThat(created).hasValue(0);
		task.message("{\"type\":\"trade\"}");
		task.message("{\"type\":\"trade\"}");
		assertThat(calls).containsExactly("bean 1, message 1", "bean 2, message 1");
	}

	@Test
	void messageThatIsNotAskedForCreatesNone() {
		start().message("{\"type\":\"quote\"}");
		assertThat(created).hasValue(0);
	}

	@Test
	void errorIsAnEventToo() {
		start().message("{\"type\":\"broken\"}");
		assertThat(calls).containsExactly("bean 2, broken");
	}

	private static RecordingSocketTask start() {
		return new CallbackContext("ticker").register(Feeds.class).refresh().task("ticker");
	}

	@Configuration(proxyBeanMethods = false)
	static class Feeds {

		@Bean
		@Scope(BeanDefinition.SCOPE_PROTOTYPE)
		Feed feed() {
			return new Feed(created.incrementAndGet());
		}

	}

	static class Feed {

		private final int number;

		private int messages;

		Feed(int number) {
			this.number = number;
		}

		@OnMessage(type = "trade")
		void on() {
			calls.add("bean " + this.number + ", message " + ++this.messages);
		}

		@OnMessage(type = "broken")
		void broken() {
			throw new IllegalStateException("broken");
		}

		@OnError
		void error(IllegalStateException ex) {
			calls.add("bean " + this.number + ", " + ex.getMessage());
		}

	}

}
