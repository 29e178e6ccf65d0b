package io.github.sockettask.listener;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import io.github.sockettask.annotation.OnMessage;
import io.github.sockettask.annotation.SocketTaskHandler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Records of handlers that a configuration declares.
 */
class RecordBeanTests {

	private static final List<String> calls = new ArrayList<>();

	@BeforeEach
	void reset() {
		calls.clear();
	}

	@ParameterizedTest
	@ValueSource(classes = { WithProxies.class, WithoutProxies.class, Imported.class })
	void methodsOfRecordsAreCalledWithTheirComponents(Class<?> configuration) {
		CallbackContext context = new CallbackContext("ticker", "orders").register(configuration).refresh();
		context.task("ticker").message("{\"type\":\"trade\",\"size\":3}");
		assertThat(calls).containsExactly("book: Trade[size=3]");
		context.task("orders").message("{\"type\":\"trade\",\"size\":3}");
		assertThat(calls).hasSize(1);
	}

	@Configuration
	static class WithProxies {

		@Bean
		Book book() {
			return new Book("book");
		}

		@Bean
		Trades trades() {
			return new Trades(book());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class WithoutProxies {

		@Bean
		static Book book() {
			return new Book("book");
		}

		@Bean
		static Trades trades(Book book) {
			return new Trades(book);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Trades.class)
	static class Imported {

		@Bean
		Book book() {
			return new Book("book");
		}

	}

	record Book(String name) {

		void add(Trade trade) {
			calls.add(this.name + ": " + trade);
		}

	}

	@SocketTaskHandler("ticker")
	record Trades(Book book) {

		@OnMessage(type = "trade")
		void on(Trade trade) {
			this.book.add(trade);
		}

	}

	record Trade(int size) {

	}

}
