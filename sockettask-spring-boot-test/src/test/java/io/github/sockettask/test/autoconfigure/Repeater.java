package io.github.sockettask.test.autoconfigure;

import org.springframework.stereotype.Component;

import io.github.sockettask.annotation.OnMessage;

/**
 * Sends back what it gets.
 */
@Component
class Repeater {

	@OnMessage("${echo.task:echo}")
	String echo(String text) {
		return text;
	}

}
