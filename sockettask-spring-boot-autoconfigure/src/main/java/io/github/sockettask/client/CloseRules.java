package io.github.sockettask.client;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.CloseOption;
import io.github.sockettask.CloseSocketException;

/**
 * What an application may close with (RFC 6455, sections 5.5 and 7.4.2).
 */
final class CloseRules {

	private CloseRules() {
	}

	static CloseOption check(@Nullable CloseOption option) {
		if (option == null) {
			throw new CloseSocketException(
					"closeSocket:fail parameter error: parameter should be Object instead of Null");
		}
		if (Objects.isNull(option.reason())) {
			throw new CloseSocketException(
					"closeSocket:fail parameter error: parameter.reason should be String instead of Null");
		}
		int code = option.code();
		if (code != CloseOption.NORMAL && (code < 3000 || code > 4999)) {
			throw new CloseSocketException(
					"closeSocket:fail the code must be either 1000, or between 3000 and 4999; " + code + " is neither");
		}
		int length = option.reason().getBytes(StandardCharsets.UTF_8).length;
		if (length > CloseOption.MAX_REASON_BYTES) {
			throw new CloseSocketException("closeSocket:fail the reason must not be longer than "
					+ CloseOption.MAX_REASON_BYTES + " bytes of UTF-8; it is " + length + " bytes long");
		}
		return option;
	}

}
