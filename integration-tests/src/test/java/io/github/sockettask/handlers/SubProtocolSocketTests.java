package io.github.sockettask.handlers;

import java.util.List;
import java.util.Map;

import com.google.protobuf.StringValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.messaging.converter.ProtobufMessageConverter;
import tools.jackson.dataformat.cbor.CBORMapper;

import io.github.sockettask.annotation.OnMessage;
import io.github.sockettask.autoconfigure.SocketTaskAutoConfiguration;
import io.github.sockettask.test.SocketMessage;
import io.github.sockettask.test.TestSocketConnection;
import io.github.sockettask.test.TestSocketServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tasks with text and with binary messages side by side, over sockets.
 */
class SubProtocolSocketTests {

	private static final CBORMapper CBOR = CBORMapper.builder().build();

	private final TestSocketServer server = TestSocketServer.start();

	private final ApplicationContextRunner application = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class, SocketTaskAutoConfiguration.class));

	@AfterEach
	void stopServer() {
		this.server.close();
	}

	@Test
	void eachTaskSpeaksTheFormatOfItsSubProtocol() {
		this.server.on("/binary",
				(connection) -> connection.protocol("v1.cbor").sendBinary(CBOR.writeValueAsBytes(Map.of("price", 7))));
		this.server.on("/text", (connection) -> connection.protocol("v1.json").sendText("{\"price\":1}"));
		this.application.withPropertyValues("sockettask.tasks.binary.url=" + this.server.url("/binary"),
				"sockettask.tasks.binary.protocols=v1.cbor", "sockettask.tasks.text.url=" + this.server.url("/text"),
				"sockettask.tasks.text.protocols=v1.cbor,v1.json")
			.withBean(SubProtocolTests.CborConverter.class)
			.withBean(Answering.class)
			.run((context) -> {
				List<TestSocketConnection> connections = List.of(this.server.awaitConnection(1),
						this.server.awaitConnection(2));
				for (TestSocketConnection connection : connections) {
					SocketMessage answer = connection.awaitMessages(1).get(0);
					if (answer.isText()) {
						assertThat(answer.text()).isEqualTo("{\"price\":2}");
					}
					else {
						assertThat(CBOR.readValue(answer.bytes(), Trade.class)).isEqualTo(new Trade(8));
					}
				}
				assertThat(connections).extracting((connection) -> connection.awaitMessages(1).get(0).isText())
					.containsExactlyInAnyOrder(true, false);
			});
	}

	@Test
	void aConverterThatSpringHasIsABeanLikeAnyOther() {
		this.server.on("/protobuf",
				(connection) -> connection.protocol("feed+protobuf").sendBinary(StringValue.of("hello").toByteArray()));
		this.application
			.withPropertyValues("sockettask.tasks.protobuf.url=" + this.server.url("/protobuf"),
					"sockettask.tasks.protobuf.protocols=feed+protobuf")
			.withBean(ProtobufMessageConverter.class)
			.withBean(Greeting.class)
			.run((context) -> {
				SocketMessage answer = this.server.awaitConnection(1).awaitMessages(1).get(0);
				assertThat(StringValue.parseFrom(answer.bytes()).getValue()).isEqualTo("hello, too");
			});
	}

	record Trade(int price) {

	}

	static class Answering {

		@OnMessage
		Trade answer(Trade trade) {
			return new Trade(trade.price() + 1);
		}

	}

	static class Greeting {

		@OnMessage
		StringValue answer(StringValue greeting) {
			return StringValue.of(greeting.getValue() + ", too");
		}

	}

}
