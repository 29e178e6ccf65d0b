package io.github.sockettask.interleaving;

import io.github.sockettask.ReadyState;

/**
 * An event that a callback was told of.
 *
 * @param kind what happened
 * @param state the state that the callback saw
 * @param text the message, the error, or the close code
 * @param mischief whether it is an error that a callback of the test has thrown
 */
record Event(EventKind kind, ReadyState state, String text, boolean mischief) {

	Event(EventKind kind, ReadyState state, String text) {
		this(kind, state, text, false);
	}

	@Override
	public String toString() {
		return this.kind + " " + this.text + " (" + this.state + ")";
	}

}
