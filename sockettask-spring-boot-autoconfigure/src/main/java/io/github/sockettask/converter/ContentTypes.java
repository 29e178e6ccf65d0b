package io.github.sockettask.converter;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.util.MimeType;

/**
 * What a sub-protocol says of the content of messages: the last part of its name, as in
 * {@code cbor}, {@code v1.cbor} or {@code wamp.2.json}.
 */
final class ContentTypes {

	private static final MimeType JSON = MimeType.valueOf("application/json");

	private static final Map<String, MimeType> KNOWN = Map.of("json", JSON, "cbor",
			MimeType.valueOf("application/cbor"), "protobuf", MimeType.valueOf("application/x-protobuf"), "proto",
			MimeType.valueOf("application/x-protobuf"), "avro", MimeType.valueOf("application/avro"), "msgpack",
			MimeType.valueOf("application/x-msgpack"), "smile", MimeType.valueOf("application/x-jackson-smile"), "xml",
			MimeType.valueOf("application/xml"));

	private ContentTypes() {
	}

	/**
	 * Return the type of content.
	 * @param protocol the sub-protocol of a connection, if it has one
	 * @return the type, JSON if the sub-protocol names no other
	 */
	static MimeType of(@Nullable String protocol) {
		if (protocol == null) {
			return JSON;
		}
		String last = protocol.substring(Math.max(protocol.lastIndexOf('.'), protocol.lastIndexOf('+')) + 1);
		return KNOWN.getOrDefault(last, JSON);
	}

}
