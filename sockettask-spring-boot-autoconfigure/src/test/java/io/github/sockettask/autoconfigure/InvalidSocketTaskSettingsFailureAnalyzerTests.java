package io.github.sockettask.autoconfigure;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginTrackedValue;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;

import io.github.sockettask.settings.InvalidSocketTaskSettingsException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link InvalidSocketTaskSettingsFailureAnalyzer}.
 */
class InvalidSocketTaskSettingsFailureAnalyzerTests {

	private final StandardEnvironment environment = new StandardEnvironment();

	@Test
	void aWrongValueIsShownWithItsPropertyAndItsOrigin() {
		set("sockettask.tasks.ticker.url", "http://example.org");
		FailureAnalysis analysis = analyze(new InvalidSocketTaskSettingsException("ticker", "url", "http://example.org",
				"the scheme has to be ws or wss"));
		assertThat(analysis.getDescription()).isEqualTo("""
				The configuration of socket task 'ticker' is wrong:

				    Property: sockettask.tasks.ticker.url
				    Value: "http://example.org"
				    Origin: application.yaml - 3:10
				    Reason: the scheme has to be ws or wss""");
		assertThat(analysis.getAction()).isEqualTo("Correct the value of 'sockettask.tasks.ticker.url'.");
	}

	@Test
	void aMissingUrlIsAskedFor() {
		FailureAnalysis analysis = analyze(
				new InvalidSocketTaskSettingsException("market-feed", "url", null, "no address is set"));
		assertThat(analysis.getDescription()).isEqualTo("""
				The configuration of socket task 'market-feed' is wrong:

				    Property: sockettask.tasks.market-feed.url
				    Reason: no address is set""");
		assertThat(analysis.getAction()).isEqualTo(
				"Set 'sockettask.tasks.market-feed.url' to the address of the server, such as wss://example.org/feed, "
						+ "or 'sockettask.tasks.market-feed.urls' to several of them.");
	}

	@Test
	void aValueOfTheDefaultsIsFoundThere() {
		set("sockettask.defaults.header.Host", "example.org");
		FailureAnalysis analysis = analyze(new InvalidSocketTaskSettingsException("ticker", "header.Host", null,
				"this header belongs to the handshake"));
		assertThat(analysis.getDescription()).isEqualTo("""
				The configuration of socket task 'ticker' is wrong:

				    Property: sockettask.defaults.header.Host
				    Origin: application.yaml - 3:10
				    Reason: this header belongs to the handshake""");
		assertThat(analysis.getAction()).isEqualTo("Correct the value of 'sockettask.defaults.header.Host'.");
	}

	@Test
	void wrongDefaultsConcernAllTasks() {
		set("sockettask.defaults.connect-timeout", "-1s");
		FailureAnalysis analysis = analyze(
				new InvalidSocketTaskSettingsException(null, "connect-timeout", "-1000ms", "must be positive"));
		assertThat(analysis.getDescription()).isEqualTo("""
				The defaults of all socket tasks are wrong:

				    Property: sockettask.defaults.connect-timeout
				    Value: "-1000ms"
				    Origin: application.yaml - 3:10
				    Reason: must be positive""");
	}

	@Test
	void anElementOfAListAndANameInBracketsAreFoundToo() {
		set("sockettask.tasks[a.b].protocols[0]", "two words");
		FailureAnalysis analysis = analyze(
				new InvalidSocketTaskSettingsException("a.b", "protocols", "two words", "not a token"));
		assertThat(analysis.getDescription()).contains("Property: sockettask.tasks[a.b].protocols")
			.contains("Origin: application.yaml - 3:10");
	}

	@Test
	void anElementOfAListWithCommasIsFoundInTheList() {
		set("sockettask.tasks.ticker.urls", "ws://a.example.org/,http://b.example.org/");
		FailureAnalysis analysis = analyze(new InvalidSocketTaskSettingsException("ticker", "urls[1]",
				"http://b.example.org/", "it does not start with ws:// or wss://"));
		assertThat(analysis.getDescription()).isEqualTo("""
				The configuration of socket task 'ticker' is wrong:

				    Property: sockettask.tasks.ticker.urls[1]
				    Value: "http://b.example.org/"
				    Origin: application.yaml - 3:10
				    Reason: it does not start with ws:// or wss://""");
		assertThat(analysis.getAction()).isEqualTo("Correct the value of 'sockettask.tasks.ticker.urls[1]'.");
	}

	@Test
	void whenNoPropertyIsSetThenTheCustomizersAreNamed() {
		FailureAnalysis analysis = analyze(
				new InvalidSocketTaskSettingsException("ticker", "connect-timeout", "0ms", "must be positive"));
		assertThat(analysis.getAction()).isEqualTo("Correct the setting, in the property "
				+ "'sockettask.tasks.ticker.connect-timeout' or in the SocketTaskCustomizer bean that changes it.");
	}

	@Test
	void theExceptionItselfIsReadable() {
		assertThat(
				new InvalidSocketTaskSettingsException("ticker", "connect-timeout", "0ms", "must be positive").errMsg())
			.isEqualTo("connectSocket:fail setting \"connect-timeout\" of socket task \"ticker\" is wrong (\"0ms\"): "
					+ "must be positive");
	}

	@Test
	void itIsFoundBySpringBoot() {
		SpringFactoriesLoader loader = SpringFactoriesLoader.forDefaultResourceLocation();
		assertThat(loader.load(FailureAnalyzer.class, ArgumentResolver.of(Environment.class, this.environment),
				(type, name, failure) -> {
				}))
			.hasAtLeastOneElementOfType(InvalidSocketTaskSettingsFailureAnalyzer.class);
	}

	private FailureAnalysis analyze(InvalidSocketTaskSettingsException failure) {
		FailureAnalysis analysis = new InvalidSocketTaskSettingsFailureAnalyzer(this.environment)
			.analyze(new BeanCreationException("ticker", "wrapped", failure));
		assertThat(analysis).isNotNull();
		return analysis;
	}

	private void set(String property, String value) {
		Origin origin = new Origin() {

			@Override
			public String toString() {
				return "application.yaml - 3:10";
			}

		};
		this.environment.getPropertySources()
			.addLast(
					new OriginTrackedMapPropertySource("test", Map.of(property, OriginTrackedValue.of(value, origin))));
	}

}
