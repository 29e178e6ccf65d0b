package io.github.sockettask.autoconfigure;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is read when a proxy is set wrongly, or in part.
 */
class ProxyCheckTests {

	private static final String SECRET = "s3cret";

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SocketTaskAutoConfiguration.class))
		.withPropertyValues("sockettask.defaults.auto-startup=false", "sockettask.tasks.feed.url=ws://localhost:1/");

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			host=proxy                               | host     | the proxy has no port; set proxy.port
			port=8080                                | port     | the proxy has no host; set proxy.host
			type=socks5                              | type     | the proxy has no host; set proxy.host and proxy.port
			type=socks4                              | type     | it is none of http, socks5, none
			host=proxy;port=0                        | port     | must be from 1 to 65535
			host=proxy;port=65536                    | port     | must be from 1 to 65535
			host=proxy:8080;port=8080                | host     | it has a port; set that as proxy.port
			host=[::1]:8080;port=8080                | host     | it has a port; set that as proxy.port
			host=http://u:s3cret@proxy;port=8080     | host     | without a scheme, credentials and a path
			host=;port=8080                          | host     | it is no name or address of a host
			username=app                             | username | there is no password; set proxy.password
			password=s3cret                          | password | there is no user name; set proxy.username
			host=proxy;port=1;username=;password=s3cret | password | there is no user name; set proxy.username
			username=a:b;password=s3cret             | username | it has a colon
			type=none;host=proxy                     | type     | no proxy is used, but one is set
			type=none;username=app;password=s3cret   | type     | no proxy is used, but one is set
			non-proxy-hosts=a b                      | non-proxy-hosts | commas separate several of them
			non-proxy-hosts=a*b                      | non-proxy-hosts | commas separate several of them
			""")
	void aWrongProxyStopsTheStartUp(String properties, String setting, String reason) {
		String[] own = Stream.of(properties.split(";"))
			.map("sockettask.tasks.feed.proxy."::concat)
			.toArray(String[]::new);
		FailureAnalysis analysis = analysis(own);
		assertThat(analysis.getDescription()).startsWith("The configuration of socket task 'feed' is wrong:")
			.contains("Property: sockettask.tasks.feed.proxy." + setting)
			.contains(reason)
			.doesNotContain(SECRET);
		assertThat(analysis.getAction()).contains("sockettask.tasks.feed.proxy." + setting).doesNotContain(SECRET);
	}

	@Test
	void hostsAreNotListedAsInSystemProperties() {
		assertThat(analysis("sockettask.tasks.feed.proxy.non-proxy-hosts=localhost|127.*").getDescription())
			.contains("commas separate several of them");
	}

	@Test
	void aWrongProxyOfAllTasksStopsTheStartUp() {
		assertThat(analysis("sockettask.defaults.proxy.host=proxy").getDescription())
			.startsWith("The defaults of all socket tasks are wrong:")
			.contains("Property: sockettask.defaults.proxy.host");
	}

	@ParameterizedTest
	@ValueSource(strings = { "s3cret\r\nX-Injected: 1", "s3\ncret", "s3\u0000cret" })
	void controlCharactersInCredentialsAreRefused(String password) {
		FailureAnalysis analysis = analysis("sockettask.defaults.proxy.host=proxy", "sockettask.defaults.proxy.port=1",
				"sockettask.defaults.proxy.username=app", "sockettask.defaults.proxy.password=" + password);
		assertThat(analysis.getDescription()).contains("Property: sockettask.defaults.proxy.password")
			.contains("it has a line break or another control character")
			.doesNotContain(SECRET);
	}

	@Test
	void whatSocks5CannotCarryIsRefused() {
		FailureAnalysis analysis = analysis("sockettask.defaults.proxy.type=socks5",
				"sockettask.defaults.proxy.host=proxy", "sockettask.defaults.proxy.port=1",
				"sockettask.defaults.proxy.username=app", "sockettask.defaults.proxy.password=" + "ü".repeat(128));
		assertThat(analysis.getDescription()).contains("Property: sockettask.defaults.proxy.password")
			.contains("it is longer than the 255 bytes that SOCKS5 can carry")
			.doesNotContain("ü");
	}

	@ParameterizedTest
	@ValueSource(strings = { "type=none", "host=proxy;port=8080", "host=10.0.0.1;port=1;non-proxy-hosts=*",
			"type=socks5;host=fe80::1;port=1080;username=a:b;password=c",
			"username=app;password=s3cret;non-proxy-hosts=localhost,127.*,*.example.org,[::1]" })
	void aWholeProxyIsTaken(String properties) {
		String[] own = Stream.of(properties.split(";"))
			.map("sockettask.tasks.feed.proxy."::concat)
			.toArray(String[]::new);
		this.contextRunner.withPropertyValues(own).run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void aTaskMayLeaveOutTheProxyOfAllTasks() {
		this.contextRunner
			.withPropertyValues("sockettask.defaults.proxy.host=proxy", "sockettask.defaults.proxy.port=8080",
					"sockettask.defaults.proxy.username=app", "sockettask.defaults.proxy.password=" + SECRET,
					"sockettask.tasks.feed.proxy.type=none")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	private FailureAnalysis analysis(String... properties) {
		return Analyses.of(this.contextRunner.withPropertyValues(properties));
	}

}
