package io.github.sockettask.application;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import jakarta.websocket.ContainerProvider;
import jakarta.websocket.Session;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

import io.github.sockettask.MessageConversionException;
import io.github.sockettask.SocketTask;
import io.github.sockettask.annotation.OnClose;
import io.github.sockettask.annotation.OnError;
import io.github.sockettask.annotation.OnMessage;
import io.github.sockettask.annotation.OnOpen;
import io.github.sockettask.autoconfigure.SocketTaskAutoConfiguration;
import io.github.sockettask.contract.Contract;
import io.github.sockettask.settings.InvalidSocketTaskSettingsException;
import io.github.sockettask.test.SocketMessage;
import io.github.sockettask.test.TestSocketConnection;
import io.github.sockettask.test.TestSocketServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an application sees: properties and annotations, with real sockets.
 */
class ApplicationTests {

	private final TestSocketServer server = TestSocketServer.start();

	private final ApplicationContextRunner application = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class, SocketTaskAutoConfiguration.class))
		.withPropertyValues("feed-path=feed", "sockettask.defaults.header.X-Team=quotes",
				"sockettask.tasks.feed.url=" + this.server.url("/") + "${feed-path}");

	@AfterEach
	void stopServer() {
		this.server.close();
	}

	@Test
	@Contract("5.4")
	void whenMessagesComeThenAnnotatedMethodsGetThemTyped() {
		this.server.on("/feed",
				(connection) -> connection.header("X-Server", "s1")
					.accept()
					.expectText("{\"subscribe\":[\"SPX\"]}")
					.sendText("{\"symbol\":\"SPX\",\"price\":1.5}")
					.sendText("[{\"symbol\":\"SPX\",\"price\":2}]")
					.sendBinary(new byte[] { 1, 2 })
					.sendText("no JSON")
					.close(4001, "bye"));
		this.application.withBean(Handler.class).run((context) -> {
			Handler handler = context.getBean(Handler.class);
			assertThat(handler.take(9)).containsExactlyInAnyOrder("open s1", "trade Trade[symbol=SPX, price=1.5]",
					"text {\"symbol\":\"SPX\",\"price\":1.5}", "text [{\"symbol\":\"SPX\",\"price\":2}]", "conversion",
					"binary 2", "conversion", "text no JSON", "conversion");
			assertThat(handler.take(1)).containsExactly("close 4001 bye");
		});
		assertThat(this.server.awaitConnection(1).handshake().header("x-team")).isEqualTo("quotes");
	}

	@Test
	void whenMethodsReturnValuesThenTheyAreSentBack() {
		this.server.on("/feed", (connection) -> connection.accept().sendText("{\"id\":7}"));
		this.application.withBean(Replying.class).run((context) -> {
			List<SocketMessage> replies = this.server.awaitConnection(1).awaitMessages(4);
			assertThat(replies).extracting(SocketMessage::text)
				.containsExactlyInAnyOrder("text 7", "{\"symbol\":\"7\",\"price\":7.0}", "later 7", "\u0007");
			assertThat(replies).extracting(SocketMessage::isText).containsExactlyInAnyOrder(true, true, true, false);
		});
	}

	@Test
	@Contract("5.7")
	void whenTheServerIsDownThenTheApplicationStartsAndTheErrorIsTold() {
		this.application.withPropertyValues("sockettask.tasks.feed.url=" + TestSocketServer.refusedUrl())
			.withBean(Handler.class)
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(context.getBean(Handler.class).take(2)).containsExactly("error",
						"close 1006 abnormal closure");
				assertThat(context.getBean(SocketTask.class).readyState()).isSameAs(SocketTask.CLOSED);
			});
	}

	@Test
	@Contract("2.10")
	void whenAPropertyIsWrongThenTheApplicationDoesNotStart() {
		this.application.withPropertyValues("sockettask.tasks.feed.protocols=a b")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidSocketTaskSettingsException.class)
				.hasMessageContaining("protocols")
				.hasMessageContaining("\"a b\""));
	}

	@Test
	@Contract("4.9")
	void whenTheApplicationStopsThenThePeerSees1001() {
		this.server.on("/feed", (connection) -> connection.accept());
		this.application.run((context) -> Awaitility.await()
			.until(() -> context.getBean(SocketTask.class).readyState() == SocketTask.OPEN));
		TestSocketConnection connection = this.server.awaitConnection(1);
		assertThat(connection.awaitClose().closeCode()).isEqualTo(1001);
		connection.awaitEnd();
	}

	@Test
	void whenAnotherWebSocketContainerIsOnTheClassPathThenTyrusIsUsedAllTheSame() {
		assertThat(ContainerProvider.getWebSocketContainer().getClass().getName()).startsWith("org.apache.tomcat");
		this.server.on("/feed", (connection) -> connection.accept());
		this.application.run((context) -> {
			SocketTask task = context.getBean(SocketTask.class);
			Awaitility.await().until(() -> task.readyState() == SocketTask.OPEN);
			assertThat(task.ws(Session.class).getClass().getName()).startsWith("org.glassfish.tyrus");
		});
	}

	record Trade(String symbol, double price) {

	}

	static class Handler {

		private final BlockingQueue<String> calls = new LinkedBlockingQueue<>();

		@OnOpen("feed")
		void open(SocketTask task, HttpHeaders headers) {
			this.calls.add("open " + headers.getFirst("x-server"));
			task.send(Map.of("subscribe", List.of("SPX")));
		}

		@OnMessage("feed")
		void trade(Trade trade) {
			this.calls.add("trade " + trade);
		}

		@OnMessage
		void text(String text) {
			this.calls.add("text " + text);
		}

		@OnMessage
		void binary(byte[] bytes) {
			this.calls.add("binary " + bytes.length);
		}

		@OnError
		void error(IOException neverThrown) {
			this.calls.add("io");
		}

		@OnError
		void error(MessageConversionException ex) {
			this.calls.add("conversion");
		}

		@OnError
		void error(Throwable ex) {
			this.calls.add("error");
		}

		@OnClose
		void close(int code, String reason) {
			this.calls.add("close " + code + " " + reason);
		}

		List<String> take(int count) throws InterruptedException {
			List<String> taken = new ArrayList<>();
			while (taken.size() < count) {
				String call = this.calls.poll(5, TimeUnit.SECONDS);
				if (call == null) {
					throw new AssertionError("Only " + taken);
				}
				taken.add(call);
			}
			return taken;
		}

	}

	static class Replying {

		@OnMessage
		String text(JsonNode message) {
			return "text " + message.get("id").asInt();
		}

		@OnMessage
		Optional<Trade> object(JsonNode message) {
			return Optional.of(new Trade(message.get("id").asString(), message.get("id").asDouble()));
		}

		@OnMessage
		Optional<Trade> nothing(JsonNode message) {
			return Optional.empty();
		}

		@OnMessage
		CompletableFuture<String> later(JsonNode message) {
			return CompletableFuture.supplyAsync(() -> "later " + message.get("id").asInt());
		}

		@OnMessage
		byte[] binary(JsonNode message) {
			return new byte[] { (byte) message.get("id").asInt() };
		}

	}

}
