package io.github.sockettask.client.message;

import io.github.sockettask.MessageContext;

/**
 * Is told of messages that could not be handled.
 */
@FunctionalInterface
public interface HandlerFailures {

	/**
	 * A handler has failed.
	 * @param handler the handler
	 * @param message what it could not handle
	 * @param failure what it has thrown
	 */
	void failed(Object handler, MessageContext message, Throwable failure);

}
