package io.github.sockettask.converter;

import java.util.Map;

import org.springframework.messaging.MessageHeaders;

/**
 * Headers that spare each message a random identifier and a time stamp.
 */
public class FixedHeaders extends MessageHeaders {

	private static final long serialVersionUID = 1L;

	public FixedHeaders(Map<String, Object> headers) {
		super(headers, ID_VALUE_NONE, -1L);
	}

}
