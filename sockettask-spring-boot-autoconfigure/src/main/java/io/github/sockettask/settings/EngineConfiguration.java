package io.github.sockettask.settings;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.DeadLetterHandler;
import io.github.sockettask.HandshakeCustomizer;
import io.github.sockettask.MessageFields;
import io.github.sockettask.MessageKey;
import io.github.sockettask.ReconnectPolicy;
import io.github.sockettask.SocketTaskEvent;

/**
 * What the tasks of a factory have in common. Immutable: start from {@link #DEFAULTS} and
 * change it by the with-methods, since the constructor may grow.
 *
 * @param urlResolver resolves the placeholders of an address, at each connect; throws an
 * {@link IllegalArgumentException} if one can't be resolved
 * @param messageKeys finds what gives the key of a message, for
 * {@link ReceiveMode#PER_KEY}, by the setting {@code receive.key}: a JSON pointer, which
 * starts with a slash, or a name; also by the JSON pointer of {@code heartbeat.expect};
 * throws an {@link IllegalArgumentException} that says what to do if there is none
 * @param messageFields looks into messages, to find their handlers
 * @param maxConnections how many connections there may be at a time, 0 for no limit
 * @param maxConcurrentConnects how many attempts to connect there may be at a time, 0 for
 * no limit; more wait for their turn
 * @param connectRate how many attempts to connect may start in a second, 0 for no limit;
 * more wait for their turn
 * @param handshakeCustomizers what customizes the handshake of each attempt, in their
 * order; asked for each task
 * @param reconnectPolicy decides about connections that have ended, {@code null} if the
 * settings decide; asked for each task
 * @param deadLetterHandlers get the messages of all tasks that could not be handled, in
 * their order
 * @param eventConsumer receives the events of all tasks, one at a time for each task
 * @since 0.1.0
 */
public record EngineConfiguration(UnaryOperator<String> urlResolver, Function<String, MessageKey> messageKeys,
		MessageFields messageFields, int maxConnections, int maxConcurrentConnects, double connectRate,
		Supplier<List<HandshakeCustomizer>> handshakeCustomizers, Supplier<@Nullable ReconnectPolicy> reconnectPolicy,
		Supplier<List<DeadLetterHandler>> deadLetterHandlers, Consumer<SocketTaskEvent> eventConsumer) {

	/**
	 * No limits, and nothing that customizes, decides or looks into messages.
	 */
	public static final EngineConfiguration DEFAULTS = new EngineConfiguration(UnaryOperator.identity(), (key) -> {
		throw new IllegalArgumentException("these settings have no keys of messages");
	}, NoMessageFields.INSTANCE, 0, 0, 0, List::of, () -> null, List::of, (event) -> {
	});

	/**
	 * Return a copy with another resolver of addresses.
	 * @param urlResolver resolves the placeholders of an address, at each connect
	 * @return the copy
	 */
	public EngineConfiguration withUrlResolver(UnaryOperator<String> urlResolver) {
		return new EngineConfiguration(urlResolver, this.messageKeys, this.messageFields, this.maxConnections,
				this.maxConcurrentConnects, this.connectRate, this.handshakeCustomizers, this.reconnectPolicy,
				this.deadLetterHandlers, this.eventConsumer);
	}

	/**
	 * Return a copy with another source of keys.
	 * @param messageKeys finds what gives the key of a message, for
	 * {@link ReceiveMode#PER_KEY}, by the setting {@code receive.key}: a JSON pointer,
	 * which starts with a slash, or a name
	 * @return the copy
	 */
	public EngineConfiguration withMessageKeys(Function<String, MessageKey> messageKeys) {
		return new EngineConfiguration(this.urlResolver, messageKeys, this.messageFields, this.maxConnections,
				this.maxConcurrentConnects, this.connectRate, this.handshakeCustomizers, this.reconnectPolicy,
				this.deadLetterHandlers, this.eventConsumer);
	}

	/**
	 * Return a copy with another look into messages.
	 * @param messageFields looks into messages, to find their handlers
	 * @return the copy
	 */
	public EngineConfiguration withMessageFields(MessageFields messageFields) {
		return new EngineConfiguration(this.urlResolver, this.messageKeys, messageFields, this.maxConnections,
				this.maxConcurrentConnects, this.connectRate, this.handshakeCustomizers, this.reconnectPolicy,
				this.deadLetterHandlers, this.eventConsumer);
	}

	/**
	 * Return a copy with another limit of connections.
	 * @param maxConnections how many connections there may be at a time, 0 for no limit
	 * @return the copy
	 */
	public EngineConfiguration withMaxConnections(int maxConnections) {
		return new EngineConfiguration(this.urlResolver, this.messageKeys, this.messageFields, maxConnections,
				this.maxConcurrentConnects, this.connectRate, this.handshakeCustomizers, this.reconnectPolicy,
				this.deadLetterHandlers, this.eventConsumer);
	}

	/**
	 * Return a copy with another limit of attempts at a time.
	 * @param maxConcurrentConnects how many attempts to connect there may be at a time, 0
	 * for no limit
	 * @return the copy
	 */
	public EngineConfiguration withMaxConcurrentConnects(int maxConcurrentConnects) {
		return new EngineConfiguration(this.urlResolver, this.messageKeys, this.messageFields, this.maxConnections,
				maxConcurrentConnects, this.connectRate, this.handshakeCustomizers, this.reconnectPolicy,
				this.deadLetterHandlers, this.eventConsumer);
	}

	/**
	 * Return a copy with another limit of attempts in a second.
	 * @param connectRate how many attempts to connect may start in a second, 0 for no
	 * limit
	 * @return the copy
	 */
	public EngineConfiguration withConnectRate(double connectRate) {
		return new EngineConfiguration(this.urlResolver, this.messageKeys, this.messageFields, this.maxConnections,
				this.maxConcurrentConnects, connectRate, this.handshakeCustomizers, this.reconnectPolicy,
				this.deadLetterHandlers, this.eventConsumer);
	}

	/**
	 * Return a copy with another choice of handshake customizers.
	 * @param handshakeCustomizers what customizes the handshake of each attempt, in their
	 * order
	 * @return the copy
	 */
	public EngineConfiguration withHandshakeCustomizers(Supplier<List<HandshakeCustomizer>> handshakeCustomizers) {
		return new EngineConfiguration(this.urlResolver, this.messageKeys, this.messageFields, this.maxConnections,
				this.maxConcurrentConnects, this.connectRate, handshakeCustomizers, this.reconnectPolicy,
				this.deadLetterHandlers, this.eventConsumer);
	}

	/**
	 * Return a copy with another policy.
	 * @param reconnectPolicy decides about connections that have ended, {@code null} if
	 * the settings decide
	 * @return the copy
	 */
	public EngineConfiguration withReconnectPolicy(Supplier<@Nullable ReconnectPolicy> reconnectPolicy) {
		return new EngineConfiguration(this.urlResolver, this.messageKeys, this.messageFields, this.maxConnections,
				this.maxConcurrentConnects, this.connectRate, this.handshakeCustomizers, reconnectPolicy,
				this.deadLetterHandlers, this.eventConsumer);
	}

	/**
	 * Return a copy with another choice of dead letter handlers.
	 * @param deadLetterHandlers get the messages of all tasks that could not be handled,
	 * in their order
	 * @return the copy
	 */
	public EngineConfiguration withDeadLetterHandlers(Supplier<List<DeadLetterHandler>> deadLetterHandlers) {
		return new EngineConfiguration(this.urlResolver, this.messageKeys, this.messageFields, this.maxConnections,
				this.maxConcurrentConnects, this.connectRate, this.handshakeCustomizers, this.reconnectPolicy,
				deadLetterHandlers, this.eventConsumer);
	}

	/**
	 * Return a copy with another consumer of events.
	 * @param eventConsumer receives the events of all tasks, one at a time for each task
	 * @return the copy
	 */
	public EngineConfiguration withEventConsumer(Consumer<SocketTaskEvent> eventConsumer) {
		return new EngineConfiguration(this.urlResolver, this.messageKeys, this.messageFields, this.maxConnections,
				this.maxConcurrentConnects, this.connectRate, this.handshakeCustomizers, this.reconnectPolicy,
				this.deadLetterHandlers, eventConsumer);
	}

}
