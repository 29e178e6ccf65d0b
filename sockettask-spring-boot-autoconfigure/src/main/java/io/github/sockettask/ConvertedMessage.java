package io.github.sockettask;

/**
 * A message as a handler wants it.
 *
 * @param data what it was converted to
 * @param context what it was converted from
 * @param <T> type of the data
 */
record ConvertedMessage<T>(T data, MessageContext context) implements OnMessageCallbackResult<T> {

}
