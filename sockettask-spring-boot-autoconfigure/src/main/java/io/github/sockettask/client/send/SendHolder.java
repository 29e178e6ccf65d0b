package io.github.sockettask.client.send;

import io.github.sockettask.SendSocketMessageException;

/**
 * Where messages wait.
 */
interface SendHolder {

	/**
	 * Give up a message that waits.
	 * @param send the message
	 * @param failure what is told of it
	 * @return whether it waited here
	 */
	boolean withdraw(QueuedSend send, SendSocketMessageException failure);

}
