package io.github.sockettask.test.task;

import java.util.List;

import io.github.sockettask.DeadLetter;
import io.github.sockettask.MessageContext;
import io.github.sockettask.MessageFilter;
import io.github.sockettask.OnCloseCallbackResult;
import io.github.sockettask.OnErrorCallbackResult;
import io.github.sockettask.OnMessageCallbackResult;
import io.github.sockettask.OnOpenCallbackResult;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskEvent;
import io.github.sockettask.SocketTaskListener;

/**
 * Names the fake task to a listener, and not the task within it.
 *
 * @param task the fake task
 * @param listener the listener
 */
record NamingListener(SocketTask task, SocketTaskListener listener) implements SocketTaskListener {

	/**
	 * Tell an error handler that is no listener of the fake task.
	 * @param result the error
	 * @return the error, of the listener itself if it is of one
	 */
	static OnErrorCallbackResult named(OnErrorCallbackResult result) {
		MessageContext message = result.message();
		return (result.handler() instanceof NamingListener naming) ? new OnErrorCallbackResult(result.errMsg(),
				result.cause(), naming.listener(), (message != null) ? new NamedMessage(naming, message) : null)
				: result;
	}

	/**
	 * Tell a dead letter handler of the fake task.
	 * @param letter the letter
	 * @return the letter, of the listener itself if it is of one
	 */
	static DeadLetter named(DeadLetter letter) {
		return (letter.handler() instanceof NamingListener naming)
				? new DeadLetter(new NamedMessage(naming, letter.message()), naming.listener(), letter.cause(),
						letter.attempts())
				: letter;
	}

	@Override
	public void onOpen(SocketTask inner, OnOpenCallbackResult result) throws Exception {
		this.listener.onOpen(this.task, result);
	}

	@Override
	public void onMessage(SocketTask inner, OnMessageCallbackResult<Object> result) throws Exception {
		this.listener.onMessage(this.task, new NamedMessage(this, result.context()));
	}

	@Override
	public void onWritable(SocketTask inner) throws Exception {
		this.listener.onWritable(this.task);
	}

	@Override
	public MessageFilter filter() {
		return this.listener.filter();
	}

	@Override
	public MessageFilter listFilter() {
		return this.listener.listFilter();
	}

	@Override
	public void onMessages(SocketTask inner, List<MessageContext> messages) throws Exception {
		this.listener.onMessages(this.task,
				messages.stream().<MessageContext>map((message) -> new NamedMessage(this, message)).toList());
	}

	@Override
	public boolean onError(SocketTask inner, OnErrorCallbackResult result) throws Exception {
		MessageContext message = result.message();
		return this.listener.onError(this.task,
				new OnErrorCallbackResult(result.errMsg(), result.cause(),
						(result.handler() instanceof NamingListener naming) ? naming.listener() : result.handler(),
						(message != null) ? new NamedMessage(this, message) : null));
	}

	@Override
	public void onClose(SocketTask inner, OnCloseCallbackResult result) throws Exception {
		this.listener.onClose(this.task, result);
	}

	@Override
	public void onEvent(SocketTask inner, SocketTaskEvent event) throws Exception {
		this.listener.onEvent(this.task, event);
	}

	@Override
	public String toString() {
		return this.listener.toString();
	}

}
