package io.github.sockettask.client.connect;

import java.io.Serial;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.ConnectSocketException;

/**
 * An option of a connect call, or a setting of a task, is wrong.
 */
class InvalidOptionException extends ConnectSocketException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final String setting;

	private final @Nullable String value;

	private final String reason;

	// The value is null if it is missing or may be a secret.
	InvalidOptionException(String errMsg, String setting, @Nullable String value, String reason) {
		super(errMsg);
		this.setting = setting;
		this.value = value;
		this.reason = reason;
	}

	String setting() {
		return this.setting;
	}

	@Nullable String value() {
		return this.value;
	}

	String reason() {
		return this.reason;
	}

}
