package io.github.sockettask;

/**
 * A message that was converted for a handler.
 *
 * @param data the object
 * @param context the message that the object was converted from
 * @param <T> the type of the data
 */
record ConvertedMessage<T>(T data, MessageContext context) implements OnMessageCallbackResult<T> {

}
