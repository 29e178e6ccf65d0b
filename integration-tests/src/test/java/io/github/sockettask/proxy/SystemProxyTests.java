package io.github.sockettask.proxy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import io.github.sockettask.contract.Contract;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The proxies of the JVM, in a JVM of their own.
 */
class SystemProxyTests {

	private static final String HTTP = " through the HTTP proxy 127.0.0.1:";

	private static final String BAD_GATEWAY = "the proxy could not connect to the server (HTTP status 502 Bad Gateway)";

	private static Map<String, String> outcomes() throws Exception {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
				SystemProxyProgram.class.getName())
			.redirectErrorStream(true)
			.start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).as(output).isZero();
		return output.lines()
			.filter((line) -> line.startsWith(SystemProxyProgram.MARK))
			.map((line) -> line.substring(SystemProxyProgram.MARK.length()).split(" ", 2))
			.collect(Collectors.toMap((parts) -> parts[0], (parts) -> parts[1]));
	}

	@Test
	@Contract("11.4")
	void theSystemPropertiesMeanWhatTheyMeanToTheJdk() throws Exception {
		Map<String, String> outcomes = outcomes();
		assertThat(outcomes.get("https-wss")).contains(HTTP).endsWith(" (set by the JVM): " + BAD_GATEWAY);
		assertThat(outcomes.get("http-ws")).contains(HTTP).endsWith(" (set by the JVM): " + BAD_GATEWAY);
		for (String direct : new String[] { "https-ws", "http-wss", "excluded", "none" }) {
			assertThat(outcomes.get(direct)).as(direct).contains("feed.invalid/x: unknown host feed.invalid");
		}
		assertThat(outcomes.get("localhost")).doesNotContain("proxy");
		assertThat(outcomes.get("all")).contains(HTTP);
		assertThat(outcomes.get("socks")).contains(" through the SOCKS5 proxy 127.0.0.1:")
			.contains("the proxy refused the credentials")
			.endsWith("app\u0006s3cret");
		assertThat(outcomes.get("http-and-socks")).contains(HTTP);
		assertThat(outcomes.get("default-https")).contains(HTTP + "443 (set by the JVM): ");
		assertThat(outcomes.get("default-http")).contains(HTTP + "80 (set by the JVM): ");
		assertThat(outcomes.get("default-socks"))
			.contains(" through the SOCKS5 proxy 127.0.0.1:1080 (set by the JVM): ");
		assertThat(outcomes.get("malformed")).contains("the system property https.proxyPort is \"https\", "
				+ "which is no port; correct it, or set proxy.type to none");
		assertThat(outcomes.get("own")).contains("(set by proxy.host): ");
	}

}
