package io.github.sockettask.client.connect;

import java.io.Serial;

import io.github.sockettask.ConnectSocketException;

/**
 * A call of {@code connectSocket} exceeds {@code max-connections}. {@code errMsg} is the
 * text of the reference API, as applications may compare it.
 */
class TooManySocketsException extends ConnectSocketException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final int max;

	TooManySocketsException(String message, int max) {
		super(message);
		this.max = max;
	}

	@Override
	public String errMsg() {
		return "connectSocket:fail 同时最多发起 " + this.max + " 个 socket 请求，更多请参考文档。";
	}

}
