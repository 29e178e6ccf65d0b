package io.github.sockettask.contract;

import io.github.sockettask.OnCloseCallbackResult;
import io.github.sockettask.OnErrorCallbackResult;
import io.github.sockettask.OnMessageCallbackResult;
import io.github.sockettask.OnOpenCallbackResult;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskListener;

/**
 * Notes each event under a name.
 */
record NotingListener(RecordedTask task, String name) implements SocketTaskListener {

	@Override
	public void onOpen(SocketTask task, OnOpenCallbackResult result) {
		this.task.note(this.name + " open");
	}

	@Override
	public void onMessage(SocketTask task, OnMessageCallbackResult<Object> result) {
		this.task.note(this.name + " message");
	}

	@Override
	public boolean onError(SocketTask task, OnErrorCallbackResult result) {
		this.task.note(this.name + " error");
		return true;
	}

	@Override
	public void onClose(SocketTask task, OnCloseCallbackResult result) {
		this.task.note(this.name + " close");
	}

}
