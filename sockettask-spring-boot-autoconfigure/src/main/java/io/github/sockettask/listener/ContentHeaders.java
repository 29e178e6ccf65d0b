package io.github.sockettask.listener;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.support.IdTimestampMessageHeaderInitializer;
import org.springframework.messaging.support.MessageHeaderAccessor;

/**
 * Headers that tell converters what is in a message. Those of a sub-protocol are made
 * once, and spare each message a random identifier and a time stamp.
 */
final class ContentHeaders extends MessageHeaders {

	private static final long serialVersionUID = 1L;

	/** As many sub-protocols are kept as an application may offer. */
	private static final int MAX_KEPT = 1000;

	private static final IdTimestampMessageHeaderInitializer NO_IDENTIFIERS = new IdTimestampMessageHeaderInitializer();

	private static final ContentHeaders WITHOUT_PROTOCOL = new ContentHeaders(null);

	private static final Map<String, ContentHeaders> KEPT = new ConcurrentHashMap<>();

	static {
		NO_IDENTIFIERS.setDisableIdGeneration();
	}

	private ContentHeaders(@Nullable String protocol) {
		super((protocol != null) ? Map.of(CONTENT_TYPE, ContentTypes.of(protocol), SocketTaskHeaders.PROTOCOL, protocol)
				: Map.of(CONTENT_TYPE, ContentTypes.of(null)), ID_VALUE_NONE, -1L);
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

	static ContentHeaders of(@Nullable String protocol) {
		if (protocol == null) {
			return WITHOUT_PROTOCOL;
		}
		ContentHeaders kept = KEPT.get(protocol);
		if (kept == null) {
			kept = new ContentHeaders(protocol);
			if (KEPT.size() < MAX_KEPT) {
				KEPT.put(protocol, kept);
			}
		}
		return kept;
	}

}
