package io.github.sockettask.interleaving;

import java.io.Serial;

/**
 * What a callback of a test throws.
 */
class Mischief extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	Mischief() {
		super("thrown by a callback of the test", null, false, false);
	}

}
