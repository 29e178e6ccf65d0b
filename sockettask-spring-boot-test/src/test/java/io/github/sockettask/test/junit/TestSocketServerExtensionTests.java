package io.github.sockettask.test.junit;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mockito.BDDMockito;
import org.mockito.Mockito;

import io.github.sockettask.test.TestSocketServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * The server in each of the ways to register it.
 */
class TestSocketServerExtensionTests {

	private static void connect(String url) throws Exception {
		HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(URI.create(url), new WebSocket.Listener() {
		}).get(5, TimeUnit.SECONDS);
	}

	@Nested
	class InAnInstanceField {

		@RegisterExtension
		final TestSocketServerExtension server = TestSocketServerExtension.create();

		@RepeatedTest(2)
		void eachTestHasItsOwn() throws Exception {
			assertThat(this.server.connections()).isEmpty();
			this.server.on("/x", (connection) -> connection.accept());
			connect(this.server.url("/x"));
			assertThat(this.server.awaitConnection(1).handshake().path()).isEqualTo("/x");
		}

		@Test
		void testMayHaveItAsParameter(TestSocketServer given) {
			assertThat(given).isSameAs(this.server.server());
		}

	}

	@Nested
	@ExtendWith(TestSocketServerExtension.class)
	class OnTheClass {

		private static int port;

		private final TestSocketServer server;

		OnTheClass(TestSocketServer server) {
			this.server = server;
		}

		@RepeatedTest(2)
		void testsShareOneThatIsAsNew() throws Exception {
			assertThat(this.server.port()).isEqualTo((port != 0) ? port : this.server.port());
			port = this.server.port();
			assertThat(this.server.connections()).isEmpty();
			this.server.on("/x", (connection) -> connection.accept());
			connect(this.server.url("/x"));
			assertThat(this.server.awaitConnection(1).number()).isEqualTo(1);
		}

		@Nested
		class AndInANestedOne {

			@Test
			void theServerIsTheSame(TestSocketServer given) {
				assertThat(given).isSameAs(OnTheClass.this.server);
			}

		}

	}

	@Nested
	class WithoutATest {

		private final TestSocketServerExtension server = TestSocketServerExtension.of(TestSocketServer.builder());

		private final ExtensionContext context = Mockito.mock(ExtensionContext.class);

		@Test
		void whenAScriptHasFailedThenTheTestFails() throws Exception {
			this.server.beforeEach(this.context);
			this.server.on("/x", (connection) -> {
				throw new AssertionError("not as expected");
			});
			assertThatExceptionOfType(Exception.class).isThrownBy(() -> connect(this.server.url("/x")));
			assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> this.server.afterEach(this.context))
				.withMessageContaining("Script of /x failed in step 0 on connection 1: not as expected");
		}

		@Test
		void thereIsNoServerBefore() {
			assertThatIllegalStateException().isThrownBy(this.server::server).withMessageContaining("static field");
		}

		@Test
		void thereIsNoServerAfter() {
			BDDMockito.<Class<?>>given(this.context.getRequiredTestClass()).willReturn(getClass());
			this.server.beforeAll(this.context);
			this.server.beforeEach(this.context);
			this.server.afterEach(this.context);
			assertThat(this.server.url("/x")).startsWith("ws://localhost:");
			this.server.afterAll(this.context);
			assertThatIllegalStateException().isThrownBy(this.server::server);
		}

	}

}
