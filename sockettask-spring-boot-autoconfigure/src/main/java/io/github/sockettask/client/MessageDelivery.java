package io.github.sockettask.client;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.MessageContext;

/**
 * Takes messages to the handlers that want them. What one of them throws is reported to
 * the error handlers and keeps no other from the message.
 */
class MessageDelivery {

	private final MessageRoutes routes;

	private final MessageStreams streams;

	private final Callbacks callbacks;

	private final UnmatchedMessages unmatched = new UnmatchedMessages();

	MessageDelivery(MessageRoutes routes, MessageStreams streams, Callbacks callbacks) {
		this.routes = routes;
		this.streams = streams;
		this.callbacks = callbacks;
	}

	/**
	 * Deliver a message.
	 * @param message the message
	 * @param running where to tell what runs
	 */
	void deliver(ReceivedMessage message, RunningCallback running) {
		RouteTable table = this.routes.table();
		RouteConditions.Answers answers = table.answers(message);
		if (!deliver(table.wanting(message), message, answers, running)
				&& !deliver(table.unmatched(message), message, answers, running) && !this.streams.haveSubscribers()) {
			this.unmatched.add(message);
		}
	}

	// no lambdas, since this runs for each message
	private boolean deliver(RouteTest[] tests, ReceivedMessage message, RouteConditions.@Nullable Answers answers,
			RunningCallback running) {
		boolean wanted = false;
		for (RouteTest test : tests) {
			Route route = test.route();
			running.begin(route.handler());
			try {
				if (test.accepts(message, answers)) {
					wanted |= !test.isObserving();
					route.deliver(message);
				}
			}
			catch (Throwable ex) {
				wanted = true;
				this.callbacks.error(route.handler(), message, ex, running);
			}
		}
		return wanted;
	}

	boolean wantsLists() {
		return this.routes.table().lists().length > 0;
	}

	/**
	 * Deliver messages to the handlers that want several.
	 * @param messages the messages
	 * @param running where to tell what runs
	 */
	void deliver(List<ReceivedMessage> messages, RunningCallback running) {
		RouteTable table = this.routes.table();
		for (RouteTest test : table.lists()) {
			ListRoute route = (ListRoute) test.route();
			running.begin(route.handler());
			MessageContext last = messages.get(0);
			try {
				List<MessageContext> wanted = new ArrayList<>(messages.size());
				for (ReceivedMessage message : messages) {
					last = message;
					if (table.isWanted(test, message)) {
						wanted.add(message);
					}
				}
				if (!wanted.isEmpty()) {
					last = wanted.get(0);
					route.deliver(List.copyOf(wanted));
				}
			}
			catch (Throwable ex) {
				this.callbacks.error(route.handler(), last, ex, running);
			}
		}
	}

}
