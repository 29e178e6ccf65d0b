package io.github.sockettask.client.handler;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.github.sockettask.MessageContext;
import io.github.sockettask.MessageFilter;
import io.github.sockettask.Registration;
import io.github.sockettask.SocketTaskListener;
import io.github.sockettask.client.message.MessageReader;
import io.github.sockettask.client.message.ReceivedMessage;
import io.github.sockettask.client.message.Route;

/**
 * The handlers of the messages of a task: callbacks first, then listeners, each in the
 * order in which it was added.
 */
class MessageRoutes {

	private final MessageReader reader;

	private final boolean batching;

	// The lists are guarded by this and never changed; the table is read without a lock

	private List<CallbackRoute> callbacks = List.of();

	private List<Route> listeners = List.of();

	private volatile RouteTable table;

	MessageRoutes(MessageReader reader, boolean batching) {
		this.reader = reader;
		this.batching = batching;
		this.table = new RouteTable(List.of(), reader);
	}

	RouteTable table() {
		return this.table;
	}

	// Adds a callback, in place of the one that it replaces. If its filter asks for a
	// value that nothing can look up, this throws, and nothing has changed.
	synchronized Registration add(CallbackRoute route) {
		Stream<CallbackRoute> kept = this.callbacks.stream().filter((other) -> !route.replaces(other));
		update(Stream.concat(kept, Stream.of(route)).toList(), this.listeners);
		return () -> remove(route);
	}

	Route add(SocketTaskListener listener) {
		// Without the lock, since this is code of the application.
		Route route = route(listener);
		synchronized (this) {
			update(this.callbacks, Stream.concat(this.listeners.stream(), Stream.of(route)).toList());
		}
		return route;
	}

	private Route route(SocketTaskListener listener) {
		MessageFilter lists = listener.listFilter();
		// Unmatched messages are found one by one
		boolean inLists = this.batching && lists.kind() != MessageFilter.Kind.NONE && !lists.isUnmatched();
		return inLists ? new ListenerListRoute(listener, lists) : new ListenerRoute(listener, listener.filter());
	}

	// Returns false if the route was removed or replaced before.
	synchronized boolean remove(Route route) {
		int before = this.callbacks.size() + this.listeners.size();
		// Routes of a listener that was added twice are equal
		update(this.callbacks.stream().filter((other) -> other != route).toList(),
				this.listeners.stream().filter((other) -> other != route).toList());
		return this.callbacks.size() + this.listeners.size() < before;
	}

	// Called with the lock
	private void update(List<CallbackRoute> callbacks, List<Route> listeners) {
		List<Route> routes = new ArrayList<>(callbacks);
		routes.addAll(listeners);
		this.table = new RouteTable(routes, this.reader);
		this.callbacks = callbacks;
		this.listeners = listeners;
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
