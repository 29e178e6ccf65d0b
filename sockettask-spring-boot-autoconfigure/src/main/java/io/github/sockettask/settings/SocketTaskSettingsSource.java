package io.github.sockettask.settings;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.DeadLetterHandler;
import io.github.sockettask.HandshakeCustomizer;
import io.github.sockettask.MessageFields;
import io.github.sockettask.MessageKey;
import io.github.sockettask.ReconnectPolicy;

/**
 * Where the engine takes settings from.
 */
@FunctionalInterface
public interface SocketTaskSettingsSource {

	/**
	 * Return the settings of a named task, customized and with the defaults filled in.
	 * @param name the name of the task
	 * @return the settings, complete but for a missing address
	 * @throws IllegalArgumentException if no task of that name is configured
	 */
	SocketTaskSettings settings(String name);

	/**
	 * Return the settings of a named task that is configured nowhere else, customized and
	 * with the defaults filled in.
	 * @param name the name of the task
	 * @param own what is set for this task
	 * @return the settings, complete but for a missing address
	 */
	default SocketTaskSettings settings(String name, SocketTaskSettings own) {
		return own.orElse(defaults());
	}

	/**
	 * Return the settings of tasks that are not configured by name.
	 * @return the settings, complete but for the address
	 */
	default SocketTaskSettings defaults() {
		return SocketTaskSettings.DEFAULTS;
	}

	/**
	 * Resolve the placeholders of an address; called at each connect.
	 * @param url the address as configured
	 * @return the address; as it is if there are no placeholders here
	 * @throws IllegalArgumentException if a placeholder can't be resolved
	 */
	default String resolveUrl(String url) {
		return url;
	}

	/**
	 * Return what tells the key of a message, for {@link Dispatch#PER_KEY}. Called for a
	 * task when it is created, and at each connect.
	 * @param key the setting {@code receive.key}: a JSON pointer, which starts with a
	 * slash, or a name; also the JSON pointer of {@code heartbeat.expect}
	 * @return tells the key
	 * @throws IllegalArgumentException if there is nothing that does; the message says
	 * why, and what to do
	 */
	default MessageKey messageKey(String key) {
		throw new IllegalArgumentException("these settings have no keys of messages");
	}

	/**
	 * Return what looks into messages, to find their handlers. Called once.
	 * @return by default something that refuses to, and says why
	 */
	default MessageFields messageFields() {
		return noFields();
	}

	/**
	 * Return what stands for something that looks into messages, where there is nothing.
	 * @return something that refuses to, and says why
	 */
	static MessageFields noFields() {
		return NoMessageFields.INSTANCE;
	}

	/**
	 * Return how many connections there may be at a time.
	 * @return the number, or 0 for no limit
	 */
	default int maxConnections() {
		return 0;
	}

	/**
	 * Return what customizes the handshake of each attempt.
	 * @return the customizers, in their order; none by default
	 */
	default List<HandshakeCustomizer> handshakeCustomizers() {
		return List.of();
	}

	/**
	 * Return what gets the messages of all tasks that could not be handled.
	 * @return the handlers, in their order; none by default
	 */
	default List<DeadLetterHandler> deadLetterHandlers() {
		return List.of();
	}

	/**
	 * Return what decides about connections that have ended.
	 * @return the policy, or {@code null} if the settings decide
	 */
	default @Nullable ReconnectPolicy reconnectPolicy() {
		return null;
	}

	/**
	 * Return how many attempts to connect there may be at a time; more wait for their
	 * turn.
	 * @return the number, or 0 for no limit
	 */
	default int maxConcurrentConnects() {
		return 0;
	}

	/**
	 * Return how many attempts to connect may start in a second; more wait for their
	 * turn.
	 * @return the number, or 0 for no limit
	 */
	default double connectRate() {
		return 0;
	}

}
