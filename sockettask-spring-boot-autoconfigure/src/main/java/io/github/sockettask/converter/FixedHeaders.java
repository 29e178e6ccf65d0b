package io.github.sockettask.converter;

import java.util.Map;

import org.springframework.messaging.MessageHeaders;

/**
 * Headers without the generated identifier and time stamp of Spring messages.
 */
public class FixedHeaders extends MessageHeaders {

	private static final long serialVersionUID = 1L;

	public FixedHeaders(Map<String, Object> headers) {
		super(headers, ID_VALUE_NONE, -1L);
	}

}
