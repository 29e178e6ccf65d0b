package io.github.sockettask.client.handler;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.MessageContext;
import io.github.sockettask.MessageFilter;
import io.github.sockettask.OnMessageCallback;
import io.github.sockettask.OnMessagesCallback;
import io.github.sockettask.SocketTaskListener;
import io.github.sockettask.client.message.MessageOrigin;
import io.github.sockettask.client.message.MessageReader;
import io.github.sockettask.client.message.ReceivedMessage;
import io.github.sockettask.client.message.Route;
import io.github.sockettask.client.message.TypedMessages;

/**
 * The handlers of the messages of a task: callbacks first, then listeners, each in the
 * order in which it was added.
 */
class MessageRoutes {

	private final MessageReader reading;

	private final MessageOrigin.Failures failures;

	private final boolean batching;

	// The fields below are guarded by this; the table is read without

	private final CallbackSlot single = new CallbackSlot();

	private final CallbackSlot lists = new CallbackSlot();

	private final List<CallbackRoute> callbacks = new ArrayList<>();

	private final List<Route> listeners = new ArrayList<>();

	private volatile RouteTable table;

	/**
	 * Create routes to nobody.
	 * @param reading how to look into messages
	 * @param batching whether listeners may have lists of messages
	 * @param failures is told of messages that can't be converted
	 */
	MessageRoutes(MessageReader reading, boolean batching, MessageOrigin.Failures failures) {
		this.reading = reading;
		this.batching = batching;
		this.failures = failures;
		this.table = new RouteTable(List.of(), reading);
	}

	RouteTable table() {
		return this.table;
	}

	synchronized CallbackRoute set(OnMessageCallback<Object> callback, TypedMessages type) {
		return set(new CallbackRoute.OfMessages(this, callback, type), this.single);
	}

	synchronized CallbackRoute setForLists(OnMessagesCallback<Object> callback, TypedMessages type) {
		return set(new CallbackRoute.OfLists(this, callback, type, this.failures), this.lists);
	}

	private CallbackRoute set(CallbackRoute route, CallbackSlot slot) {
		if (route.filter().isSelective()) {
			this.callbacks.add(route);
		}
		else {
			slot.set(route, this.callbacks);
		}
		update();
		return route;
	}

	synchronized void narrow(CallbackRoute route, UnaryOperator<MessageFilter> change) {
		MessageFilter before = route.filter();
		route.filter(change.apply(before));
		try {
			update();
		}
		catch (RuntimeException ex) {
			route.filter(before);
			throw ex;
		}
		if (this.single.narrowed(route, this.callbacks) || this.lists.narrowed(route, this.callbacks)) {
			update();
		}
	}

	synchronized void remove(CallbackRoute route) {
		this.callbacks.remove(route);
		this.single.removed(route);
		this.lists.removed(route);
		update();
	}

	synchronized void add(SocketTaskListener listener) {
		MessageFilter lists = listener.listFilter();
		// whether nobody else wants a message is known one by one
		boolean inLists = this.batching && lists.kind() != MessageFilter.Kind.NONE && !lists.isUnmatched();
		Route route = inLists ? new ListenerListRoute(listener, lists) : new ListenerRoute(listener, listener.filter());
		this.listeners.add(route);
		try {
			update();
		}
		catch (RuntimeException ex) {
			this.listeners.remove(route);
			throw ex;
		}
	}

	// To be called with the lock
	private void update() {
		List<Route> routes = new ArrayList<>(this.callbacks);
		routes.addAll(this.listeners);
		this.table = new RouteTable(routes, this.reading);
	}

	/**
	 * The one callback of a kind that is not narrowed. Guarded by the lock of the routes.
	 */
	private static final class CallbackSlot {

		private @Nullable CallbackRoute callback;

		/** What it would be if that one were narrowed. */
		private @Nullable CallbackRoute replaced;

		/**
		 * Set the callback.
		 * @param callback the callback, which takes the place of another one if there is
		 * one
		 * @param all gets it
		 */
		void set(CallbackRoute callback, List<CallbackRoute> all) {
			this.replaced = this.callback;
			if (this.callback != null) {
				all.remove(this.callback);
			}
			this.callback = callback;
			all.add(callback);
		}

		/**
		 * A callback is narrowed: if it is this one, it has not replaced the one before,
		 * but comes in addition to it.
		 * @param callback the callback
		 * @param all gets the one before
		 * @return whether it does
		 */
		boolean narrowed(CallbackRoute callback, List<CallbackRoute> all) {
			if (callback != this.callback) {
				return false;
			}
			this.callback = this.replaced;
			this.replaced = null;
			if (this.callback == null) {
				return false;
			}
			all.add(all.indexOf(callback), this.callback);
			return true;
		}

		void removed(CallbackRoute callback) {
			if (callback == this.callback) {
				this.callback = null;
				this.replaced = null;
			}
			else if (callback == this.replaced) {
				this.replaced = null;
			}
		}

	}

	/**
	 * A listener that wants messages one by one.
	 *
	 * @param handler the listener
	 * @param filter which messages it wants
	 */
	record ListenerRoute(SocketTaskListener handler, MessageFilter filter) implements Route {

		@Override
		public void deliver(ReceivedMessage message) throws Exception {
			this.handler.onMessage(message.task(), message);
		}

	}

	/**
	 * A listener that wants lists of messages.
	 *
	 * @param handler the listener
	 * @param filter which messages it wants
	 */
	record ListenerListRoute(SocketTaskListener handler, MessageFilter filter) implements Route.OfLists {

		@Override
		public void deliver(List<MessageContext> messages) throws Exception {
			this.handler.onMessages(messages.get(0).task(), messages);
		}

	}

}
