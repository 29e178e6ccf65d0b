package io.github.sockettask.autoconfigure;

import java.io.Serial;

import io.github.sockettask.settings.InvalidSocketTaskSettingsException;

/**
 * A {@link SocketTaskConnectionDetails} bean has returned a wrong setting.
 */
class InvalidConnectionDetailsException extends InvalidSocketTaskSettingsException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final String origin;

	/**
	 * Create an exception.
	 * @param wrong what is wrong
	 * @param origin where the details come from
	 */
	InvalidConnectionDetailsException(InvalidSocketTaskSettingsException wrong, String origin) {
		super(wrong.taskName(), wrong.setting(), wrong.value(), wrong.reason());
		initCause(wrong);
		this.origin = origin;
	}

	String origin() {
		return this.origin;
	}

}
