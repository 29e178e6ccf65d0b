package io.github.sockettask.converter;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.support.IdTimestampMessageHeaderInitializer;
import org.springframework.messaging.support.MessageHeaderAccessor;

/**
 * Headers that tell converters what is in a message. Those of a sub-protocol are made
 * once.
 */
final class ContentHeaders {

	/** As many sub-protocols are kept as an application may offer. */
	private static final int MAX_KEPT = 1000;

	private static final IdTimestampMessageHeaderInitializer NO_IDENTIFIERS = new IdTimestampMessageHeaderInitializer();

	private static final MessageHeaders WITHOUT_PROTOCOL = new FixedHeaders(
			Map.of(MessageHeaders.CONTENT_TYPE, ContentTypes.of(null)));

	private static final Map<String, MessageHeaders> KEPT = new ConcurrentHashMap<>();

	static {
		NO_IDENTIFIERS.setDisableIdGeneration();
	}

	private ContentHeaders() {
	}

	/**
	 * Return headers that become those of a message as they are, so that none is made an
	 * identifier for.
	 * @param protocol the sub-protocol, if there is one
	 * @return headers for one message
	 */
	static MessageHeaders mutable(@Nullable String protocol) {
		MessageHeaderAccessor accessor = new MessageHeaderAccessor();
		NO_IDENTIFIERS.initHeaders(accessor);
		accessor.copyHeaders(of(protocol));
		accessor.setLeaveMutable(true);
		return accessor.getMessageHeaders();
	}

	static MessageHeaders of(@Nullable String protocol) {
		if (protocol == null) {
			return WITHOUT_PROTOCOL;
		}
		MessageHeaders kept = KEPT.get(protocol);
		if (kept == null) {
			kept = new FixedHeaders(Map.of(MessageHeaders.CONTENT_TYPE, ContentTypes.of(protocol),
					SocketTaskHeaders.PROTOCOL, protocol));
			if (KEPT.size() < MAX_KEPT) {
				KEPT.put(protocol, kept);
			}
		}
		return kept;
	}

}
