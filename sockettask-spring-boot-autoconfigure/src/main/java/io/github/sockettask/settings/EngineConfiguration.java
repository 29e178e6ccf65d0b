package io.github.sockettask.settings;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.DeadLetterHandler;
import io.github.sockettask.MessageFields;
import io.github.sockettask.MessageKey;
import io.github.sockettask.ReconnectPolicy;
import io.github.sockettask.SocketTaskEvent;

/**
 * Configuration of the engine that all tasks of a factory share. Immutable; start from
 * {@link #DEFAULTS}.
 *
 * <p>
 * The with-methods are the API: constructors may grow in any release.
 *
 * @param urlResolver Resolves the placeholders of an address at each connect. Throws an
 * {@link IllegalArgumentException} if a placeholder has no value.
 * @param messageKeys Finds the {@link MessageKey} for a JSON pointer, which starts with a
 * slash, or for a name: the setting {@code receive.key} of {@link ReceiveMode#PER_KEY},
 * and the JSON pointer of {@code heartbeat.expect}. Throws an
 * {@link IllegalArgumentException} with the remedy if there is none.
 * @param messageFields Reads fields of messages, to find their handlers.
 * @param maxConnections Maximum number of connections, 0 for no limit.
 * @param maxConcurrentConnects Maximum number of concurrent connection attempts, 0 for no
 * limit. More attempts wait for their turn.
 * @param connectRate Maximum number of connection attempts that start in a second, 0 for
 * no limit. More attempts wait for their turn.
 * @param handshakeCustomizers Finds the customizers of each handshake.
 * @param reconnectPolicy Supplies the policy that decides after the end of a connection,
 * {@code null} for the settings. Called once for each task.
 * @param deadLetterHandlers Supplies the handlers of the messages of all tasks that could
 * not be handled, in their order.
 * @param eventConsumer Receives the events of all tasks, one at a time for each task.
 * @param accessTokens Gets the access tokens of {@code oauth2.registration-id}.
 * @since 0.1.0
 */
public record EngineConfiguration(UnaryOperator<String> urlResolver, Function<String, MessageKey> messageKeys,
		MessageFields messageFields, int maxConnections, int maxConcurrentConnects, double connectRate,
		HandshakeCustomizers handshakeCustomizers, Supplier<@Nullable ReconnectPolicy> reconnectPolicy,
		Supplier<List<DeadLetterHandler>> deadLetterHandlers, Consumer<SocketTaskEvent> eventConsumer,
		AccessTokenSource accessTokens) {

	/**
	 * No limits, no customizers, no policy, no keys and no access to fields of messages:
	 * what needs one of the last two fails with the remedy.
	 */
	public static final EngineConfiguration DEFAULTS = new EngineConfiguration(UnaryOperator.identity(), (key) -> {
		throw new IllegalArgumentException(
				"there are no keys of messages; set them by EngineConfiguration.withMessageKeys");
	}, new NoMessageFields(), 0, 0, 0, HandshakeCustomizers.of(List.of()), () -> null, List::of, (event) -> {
	}, (registrationId, refused) -> {
		throw new IllegalStateException(
				"there is no source of access tokens; set one by EngineConfiguration.withAccessTokens");
	});

	/**
	 * Return a copy with another {@code urlResolver}.
	 * @param urlResolver resolves the placeholders of an address at each connect
	 * @return the copy
	 */
	public EngineConfiguration withUrlResolver(UnaryOperator<String> urlResolver) {
		return new EngineConfiguration(urlResolver, this.messageKeys, this.messageFields, this.maxConnections,
				this.maxConcurrentConnects, this.connectRate, this.handshakeCustomizers, this.reconnectPolicy,
				this.deadLetterHandlers, this.eventConsumer, this.accessTokens);
	}

	/**
	 * Return a copy with another {@code messageKeys}.
	 * @param messageKeys finds the key function for a JSON pointer or for a name
	 * @return the copy
	 */
	public EngineConfiguration withMessageKeys(Function<String, MessageKey> messageKeys) {
		return new EngineConfiguration(this.urlResolver, messageKeys, this.messageFields, this.maxConnections,
				this.maxConcurrentConnects, this.connectRate, this.handshakeCustomizers, this.reconnectPolicy,
				this.deadLetterHandlers, this.eventConsumer, this.accessTokens);
	}

	/**
	 * Return a copy with another {@code messageFields}.
	 * @param messageFields reads fields of messages, to find their handlers
	 * @return the copy
	 */
	public EngineConfiguration withMessageFields(MessageFields messageFields) {
		return new EngineConfiguration(this.urlResolver, this.messageKeys, messageFields, this.maxConnections,
				this.maxConcurrentConnects, this.connectRate, this.handshakeCustomizers, this.reconnectPolicy,
				this.deadLetterHandlers, this.eventConsumer, this.accessTokens);
	}

	/**
	 * Return a copy with another {@code maxConnections}.
	 * @param maxConnections maximum number of connections, 0 for no limit
	 * @return the copy
	 */
	public EngineConfiguration withMaxConnections(int maxConnections) {
		return new EngineConfiguration(this.urlResolver, this.messageKeys, this.messageFields, maxConnections,
				this.maxConcurrentConnects, this.connectRate, this.handshakeCustomizers, this.reconnectPolicy,
				this.deadLetterHandlers, this.eventConsumer, this.accessTokens);
	}

	/**
	 * Return a copy with another {@code maxConcurrentConnects}.
	 * @param maxConcurrentConnects maximum number of concurrent connection attempts, 0
	 * for no limit
	 * @return the copy
	 */
	public EngineConfiguration withMaxConcurrentConnects(int maxConcurrentConnects) {
		return new EngineConfiguration(this.urlResolver, this.messageKeys, this.messageFields, this.maxConnections,
				maxConcurrentConnects, this.connectRate, this.handshakeCustomizers, this.reconnectPolicy,
				this.deadLetterHandlers, this.eventConsumer, this.accessTokens);
	}

	/**
	 * Return a copy with another {@code connectRate}.
	 * @param connectRate maximum number of connection attempts that start in a second, 0
	 * for no limit
	 * @return the copy
	 */
	public EngineConfiguration withConnectRate(double connectRate) {
		return new EngineConfiguration(this.urlResolver, this.messageKeys, this.messageFields, this.maxConnections,
				this.maxConcurrentConnects, connectRate, this.handshakeCustomizers, this.reconnectPolicy,
				this.deadLetterHandlers, this.eventConsumer, this.accessTokens);
	}

	/**
	 * Return a copy with another {@code handshakeCustomizers}.
	 * @param handshakeCustomizers finds the customizers of each handshake
	 * @return the copy
	 */
	public EngineConfiguration withHandshakeCustomizers(HandshakeCustomizers handshakeCustomizers) {
		return new EngineConfiguration(this.urlResolver, this.messageKeys, this.messageFields, this.maxConnections,
				this.maxConcurrentConnects, this.connectRate, handshakeCustomizers, this.reconnectPolicy,
				this.deadLetterHandlers, this.eventConsumer, this.accessTokens);
	}

	/**
	 * Return a copy with another {@code reconnectPolicy}.
	 * @param reconnectPolicy supplies the policy that decides after the end of a
	 * connection, {@code null} for the settings
	 * @return the copy
	 */
	public EngineConfiguration withReconnectPolicy(Supplier<@Nullable ReconnectPolicy> reconnectPolicy) {
		return new EngineConfiguration(this.urlResolver, this.messageKeys, this.messageFields, this.maxConnections,
				this.maxConcurrentConnects, this.connectRate, this.handshakeCustomizers, reconnectPolicy,
				this.deadLetterHandlers, this.eventConsumer, this.accessTokens);
	}

	/**
	 * Return a copy with another {@code deadLetterHandlers}.
	 * @param deadLetterHandlers supplies the handlers of messages that could not be
	 * handled, in their order
	 * @return the copy
	 */
	public EngineConfiguration withDeadLetterHandlers(Supplier<List<DeadLetterHandler>> deadLetterHandlers) {
		return new EngineConfiguration(this.urlResolver, this.messageKeys, this.messageFields, this.maxConnections,
				this.maxConcurrentConnects, this.connectRate, this.handshakeCustomizers, this.reconnectPolicy,
				deadLetterHandlers, this.eventConsumer, this.accessTokens);
	}

	/**
	 * Return a copy with another {@code eventConsumer}.
	 * @param eventConsumer receives the events of all tasks, one at a time for each task
	 * @return the copy
	 */
	public EngineConfiguration withEventConsumer(Consumer<SocketTaskEvent> eventConsumer) {
		return new EngineConfiguration(this.urlResolver, this.messageKeys, this.messageFields, this.maxConnections,
				this.maxConcurrentConnects, this.connectRate, this.handshakeCustomizers, this.reconnectPolicy,
				this.deadLetterHandlers, eventConsumer, this.accessTokens);
	}

	/**
	 * Return a copy with another {@code accessTokens}.
	 * @param accessTokens gets the access tokens of {@code oauth2.registration-id}
	 * @return the copy
	 */
	public EngineConfiguration withAccessTokens(AccessTokenSource accessTokens) {
		return new EngineConfiguration(this.urlResolver, this.messageKeys, this.messageFields, this.maxConnections,
				this.maxConcurrentConnects, this.connectRate, this.handshakeCustomizers, this.reconnectPolicy,
				this.deadLetterHandlers, this.eventConsumer, accessTokens);
	}

}
