package io.github.sockettask.application;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import io.github.sockettask.autoconfigure.SocketTaskAutoConfiguration;
import io.github.sockettask.autoconfigure.SocketTaskConnectionDetails;
import io.github.sockettask.autoconfigure.SocketTaskConnectionDetails.Connection;
import io.github.sockettask.test.TestCertificates;
import io.github.sockettask.test.TestSocketConnection;
import io.github.sockettask.test.TestSocketServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A service that asks for a client certificate, and is known by its connection details.
 */
class ConnectionDetailsTests {

	private final TestCertificates certificates = TestCertificates.create();

	@Test
	void theBundleOfTheDetailsIsUsedForTls() {
		SslBundle bundle = SslBundle.of(SslStoreBundle.of(this.certificates.clientKeyStore(), TestCertificates.PASSWORD,
				this.certificates.trustStore()));
		try (TestSocketServer server = TestSocketServer.builder()
			.tls(this.certificates)
			.needClientAuth(true)
			.start()
			.on("/feed", TestSocketConnection::accept)) {
			Connection connection = Connection.of(List.of(server.url("/feed")), Map.of("X-Key", List.of("7")), bundle);
			new ApplicationContextRunner()
				.withConfiguration(
						AutoConfigurations.of(JacksonAutoConfiguration.class, SocketTaskAutoConfiguration.class))
				.withBean(SocketTaskConnectionDetails.class, () -> (name) -> connection)
				.withPropertyValues("sockettask.tasks.feed.startup=fail-fast")
				.run((context) -> {
					assertThat(context).hasNotFailed();
					assertThat(server.awaitConnection(1).handshake().header("X-Key")).isEqualTo("7");
				});
		}
	}

}
