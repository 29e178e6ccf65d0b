package io.github.sockettask.test.autoconfigure;

import org.springframework.stereotype.Component;

import io.github.sockettask.OnCloseCallbackResult;
import io.github.sockettask.annotation.OnClose;

/**
 * Remembers the end.
 */
@Component
class Audit {

	private volatile OnCloseCallbackResult last = new OnCloseCallbackResult(0, "");

	@OnClose
	void closed(OnCloseCallbackResult result) {
		this.last = result;
	}

	OnCloseCallbackResult last() {
		return this.last;
	}

}
