package io.github.sockettask.client.send;

import io.github.sockettask.transport.Utf8;

/**
 * A question to the peer of one connection, of no use on the next one.
 */
class HeartbeatSend extends QueuedSend {

	HeartbeatSend(String message) {
		super(message, Utf8.length(message), null);
	}

	@Override
	boolean mayBeMissed() {
		return false;
	}

	@Override
	boolean mayMove() {
		return false;
	}

}
