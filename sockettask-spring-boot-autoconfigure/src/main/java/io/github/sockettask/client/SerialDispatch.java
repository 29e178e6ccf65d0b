package io.github.sockettask.client;

/**
 * Handles messages in the stream of the task.
 *
 * @param callbacks who gets the messages
 */
record SerialDispatch(Callbacks callbacks) implements MessageDispatch {

	@Override
	public void dispatch(ReceivedMessage message, int size) {
		this.callbacks.message(message);
	}

	@Override
	public void whenIdle(Runnable callback) {
		callback.run();
	}

}
