package io.github.sockettask.listener;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Profile;

import io.github.sockettask.annotation.OnMessage;
import io.github.sockettask.annotation.SocketTaskHandler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Beans that are there under a condition.
 */
class ConditionalBeanTests {

	private static final List<String> calls = new ArrayList<>();

	@BeforeEach
	void reset() {
		calls.clear();
	}

	@ParameterizedTest
	@CsvSource({ "trades, true, trades", "trades, false, no trades", "none, true, no trades",
			"spring.profiles.active, audit, audit and no trades" })
	void onlyMethodsOfBeansThatAreThereAreCalled(String property, String value, String expected) {
		CallbackContext context = new CallbackContext("ticker").property(property, value).register(Feeds.class);
		context.refresh().task("ticker").message("a");
		assertThat(calls.stream().sorted().collect(Collectors.joining(" and "))).isEqualTo(expected);
	}

	@Configuration(proxyBeanMethods = false)
	@Import({ Trades.class, Audit.class })
	static class Feeds {

		@Bean
		@ConditionalOnMissingBean(Trades.class)
		NoTrades noTrades() {
			return new NoTrades();
		}

	}

	@SocketTaskHandler("ticker")
	@ConditionalOnProperty("trades")
	static class Trades {

		@OnMessage
		void on() {
			calls.add("trades");
		}

	}

	static class NoTrades {

		@OnMessage
		void on() {
			calls.add("no trades");
		}

	}

	@Profile("audit")
	static class Audit {

		@OnMessage
		void on() {
			calls.add("audit");
		}

	}

}
