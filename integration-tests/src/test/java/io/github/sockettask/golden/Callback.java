package io.github.sockettask.golden;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.CallbackResult;
import io.github.sockettask.ConnectSocketResult;
import io.github.sockettask.OnCloseCallbackResult;
import io.github.sockettask.OnMessageCallbackResult;
import io.github.sockettask.ReadyState;
import io.github.sockettask.SocketTaskException;

/**
 * Something that was called, under the name it has in the recordings.
 *
 * @param name for example {@code send.success} or {@code onOpen}
 * @param id the socket
 * @param by the number of the call, or the name of the handler
 * @param result what was passed
 * @param readyState the state at that moment; {@code null} if there was no task yet
 */
record Callback(String name, String id, String by, @Nullable Object result, @Nullable ReadyState readyState) {

	/**
	 * Return whether it is the same call that was answered.
	 * @param other another callback
	 * @return whether both are of the same call
	 */
	boolean isOfCall(Callback other) {
		return this.id.equals(other.id) && this.by.equals(other.by) && operation().equals(other.operation());
	}

	boolean isEvent() {
		return this.name.startsWith("on");
	}

	boolean isCall() {
		return this.name.endsWith(".call");
	}

	/**
	 * Return whether a call went well.
	 * @return whether it tells of a good outcome
	 */
	boolean isGood() {
		return phase().equals("success") || phase().equals("resolve");
	}

	/**
	 * Return what was called, without what became of it.
	 * @return {@code connect}, {@code send}, {@code close}, or the name of an event
	 */
	String operation() {
		int dot = this.name.indexOf('.');
		return (dot < 0) ? this.name : this.name.substring(0, dot);
	}

	/**
	 * Return how the call ended.
	 * @return {@code success}, {@code fail}, {@code complete}, {@code resolve},
	 * {@code reject} or {@code call}
	 */
	String phase() {
		return this.name.substring(this.name.indexOf('.') + 1);
	}

	String errMsg() {
		if (this.result instanceof ConnectSocketResult connected) {
			return connected.errMsg();
		}
		if (this.result instanceof SocketTaskException failure) {
			return failure.errMsg();
		}
		return (this.result instanceof CallbackResult answer) ? answer.errMsg() : "";
	}

	/**
	 * Show it as {@link RecordedCallbacks} shows that of the recording.
	 * @param reasonCounts whether the reason of a close counts
	 * @return a line
	 */
	String show(boolean reasonCounts) {
		if (!isEvent()) {
			Integer id = (this.result instanceof ConnectSocketResult connected) ? connected.socketTaskId() : null;
			return this.id + " " + this.name + ((id != null) ? " " + id : "") + " " + errMsg();
		}
		String value = "";
		if (this.result instanceof OnMessageCallbackResult<?> message) {
			value = " " + Data.show(message.data());
		}
		else if (this.result instanceof OnCloseCallbackResult closed) {
			value = " " + closed.code() + ((reasonCounts) ? " \"" + closed.reason() + "\"" : "");
		}
		return this.id + " " + this.name + value + " by " + this.by + " in " + this.readyState;
	}

	@Override
	public String toString() {
		return show(true);
	}

}
