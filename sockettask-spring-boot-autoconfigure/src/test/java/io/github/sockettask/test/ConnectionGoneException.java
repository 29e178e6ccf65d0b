package io.github.sockettask.test;

import java.io.IOException;
import java.io.Serial;
import java.io.UncheckedIOException;

/**
 * Nothing can be sent any more. It ends a script without failing it: a client may go
 * whenever it likes, and a script that minds expects the messages that it waits for.
 */
class ConnectionGoneException extends UncheckedIOException {

	@Serial
	private static final long serialVersionUID = 1L;

	ConnectionGoneException(IOException cause) {
		super("The connection is gone", cause);
	}

}
