package io.github.sockettask.converter;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.support.IdTimestampMessageHeaderInitializer;
import org.springframework.messaging.support.MessageHeaderAccessor;
import org.springframework.util.MimeType;

/**
 * The headers with the content type of a message, determined by the sub-protocol of the
 * connection: JSON by default. Created once for each sub-protocol.
 */
final class ContentHeaders {

	/**
	 * Maximum number of cached sub-protocols; more than an application offers.
	 */
	private static final int MAX_KEPT = 1000;

	private static final IdTimestampMessageHeaderInitializer NO_IDENTIFIERS = new IdTimestampMessageHeaderInitializer();

	private static final MimeType JSON = MimeType.valueOf("application/json");

	private static final Map<String, MimeType> KNOWN = Map.of("json", JSON, "cbor",
			MimeType.valueOf("application/cbor"), "protobuf", MimeType.valueOf("application/x-protobuf"), "proto",
			MimeType.valueOf("application/x-protobuf"), "avro", MimeType.valueOf("application/avro"), "msgpack",
			MimeType.valueOf("application/x-msgpack"), "smile", MimeType.valueOf("application/x-jackson-smile"), "xml",
			MimeType.valueOf("application/xml"));

	private static final MessageHeaders WITHOUT_PROTOCOL = new FixedHeaders(Map.of(MessageHeaders.CONTENT_TYPE, JSON));

	private static final Map<String, MessageHeaders> KEPT = new ConcurrentHashMap<>();

	static {
		NO_IDENTIFIERS.setDisableIdGeneration();
	}

	private ContentHeaders() {
	}

	// A message takes these headers over as they are, without a generated identifier.
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
			kept = new FixedHeaders(
					Map.of(MessageHeaders.CONTENT_TYPE, contentType(protocol), SocketTaskHeaders.PROTOCOL, protocol));
			if (KEPT.size() < MAX_KEPT) {
				KEPT.put(protocol, kept);
			}
		}
		return kept;
	}

	// Determined by the last part of a sub-protocol: cbor, v1.cbor or wamp.2.json.
	private static MimeType contentType(String protocol) {
		String last = protocol.substring(Math.max(protocol.lastIndexOf('.'), protocol.lastIndexOf('+')) + 1);
		return KNOWN.getOrDefault(last, JSON);
	}

}
