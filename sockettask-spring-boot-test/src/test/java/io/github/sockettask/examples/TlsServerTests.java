package io.github.sockettask.examples;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.sockettask.test.TestCertificates;
import io.github.sockettask.test.TestSocketServer;
import io.github.sockettask.test.junit.TestSocketServerExtension;

import static io.github.sockettask.test.assertj.SocketTaskAssertions.assertThat;

// tag::tls[]
class TlsServerTests {

	private final TestCertificates certificates = TestCertificates.create();

	@RegisterExtension
	final TestSocketServerExtension server = TestSocketServerExtension
		.of(TestSocketServer.builder().tls(this.certificates).needClientAuth(true));

	@Test
	void talksTls() throws Exception {
		this.server.on("/feed", (connection) -> connection.expectText("hello"));
		HttpClient client = HttpClient.newBuilder().sslContext(this.certificates.clientSslContext()).build();
		WebSocket socket = client.newWebSocketBuilder()
			.buildAsync(URI.create(this.server.url("/feed")), new WebSocket.Listener() {
			})
			.get(5, TimeUnit.SECONDS);
		socket.sendText("hello", true);
		assertThat(this.server.awaitConnection(1)).received("hello");
	}

}
// end::tls[]
