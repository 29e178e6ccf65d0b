package io.github.sockettask.benchmarks.handlers;

import io.github.sockettask.annotation.OnMessage;

/**
 * Takes text as it comes.
 */
class TextHandler {

	private String last = "";

	@OnMessage("text")
	void onText(String text) {
		this.last = text;
	}

	String last() {
		return this.last;
	}

}
