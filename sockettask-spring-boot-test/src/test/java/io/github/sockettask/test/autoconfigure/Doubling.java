package io.github.sockettask.test.autoconfigure;

import io.github.sockettask.annotation.OnMessage;

/**
 * No component: found by nothing but its name.
 */
class Doubling {

	@OnMessage("numbers")
	int twice(int number) {
		return 2 * number;
	}

}
