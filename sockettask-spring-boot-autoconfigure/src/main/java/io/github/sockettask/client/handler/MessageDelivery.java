package io.github.sockettask.client.handler;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.core.retry.RetryPolicy;

import io.github.sockettask.MessageConversionException;
import io.github.sockettask.client.execution.RunningCallback;
import io.github.sockettask.client.message.ReceivedMessage;
import io.github.sockettask.client.message.Redelivery;
import io.github.sockettask.client.message.Route;
import io.github.sockettask.client.message.RouteConditions;
import io.github.sockettask.settings.RetrySettings;

/**
 * Delivers messages to the handlers that want them. When a handler throws, the others
 * still get the message; it is redelivered to that handler, or reported to the error
 * handlers.
 */
public class MessageDelivery {

	/** Stands for the handler when a message is too broken to choose one. */
	private static final Object CHOICE = "the choice of a handler";

	private final MessageRoutes routes;

	private final MessageStreams streams;

	private final @Nullable RetryPolicy retryPolicy;

	private final EventDispatcher dispatcher;

	private final UnmatchedMessages unmatched;

	private final RunningCallback running;

	MessageDelivery(MessageRoutes routes, MessageStreams streams, RetrySettings retry, EventDispatcher dispatcher,
			RunningCallback running) {
		this.routes = routes;
		this.streams = streams;
		this.retryPolicy = retryPolicy(retry);
		this.dispatcher = dispatcher;
		this.unmatched = new UnmatchedMessages();
		this.running = running;
	}

	private MessageDelivery(MessageDelivery serial) {
		this.routes = serial.routes;
		this.streams = serial.streams;
		this.retryPolicy = serial.retryPolicy;
		this.dispatcher = serial.dispatcher;
		this.unmatched = serial.unmatched;
		this.running = new RunningCallback();
	}

	// Returns a delivery for a thread that runs handlers at the same time.
	public MessageDelivery parallel() {
		return new MessageDelivery(this);
	}

	public RunningCallback running() {
		return this.running;
	}

	static @Nullable RetryPolicy retryPolicy(RetrySettings settings) {
		Integer maxRetries = settings.maxRetries();
		if (maxRetries == null || maxRetries == 0) {
			return null;
		}
		RetryPolicy.Builder builder = RetryPolicy.builder().maxRetries(maxRetries).predicate(MessageDelivery::mayPass);
		if (settings.delay() != null) {
			builder.delay(settings.delay());
		}
		if (settings.multiplier() != null) {
			builder.multiplier(settings.multiplier());
		}
		if (settings.maxDelay() != null) {
			builder.maxDelay(settings.maxDelay());
		}
		if (settings.jitter() != null) {
			builder.jitter(settings.jitter());
		}
		return builder.build();
	}

	// A message that can't be converted never can be; after an Error, anything is
	// possible
	private static boolean mayPass(Throwable failure) {
		return !(failure instanceof MessageConversionException) && !(failure instanceof Error);
	}

	// Delivers a message, also again to the handlers that have failed. Returns the delay
	// until it is to be delivered again, or null.
	public @Nullable Duration deliver(ReceivedMessage message) {
		Redelivery redelivery = message.redelivery();
		if (redelivery != null) {
			RouteTable table = this.routes.table();
			redelivery.end((route) -> !table.has(route)).forEach((failed) -> fail(failed, message));
			redelivery.begin().forEach((failed) -> deliverAgain(failed.route(), message));
		}
		else {
			deliverFirst(message);
			redelivery = message.redelivery();
		}
		if (redelivery == null || !redelivery.isPending()) {
			return null;
		}
		Duration delay = redelivery.next();
		if (delay != null) {
			redelivery.log(message, delay);
		}
		else {
			abandon(message);
		}
		return delay;
	}

	private void fail(Redelivery.Failed failed, ReceivedMessage message) {
		error(failed.route().handler(), message, failed.failure());
	}

	private void error(Object handler, ReceivedMessage message, Throwable failure) {
		this.dispatcher.error(handler, message, failure, this.running);
	}

	// Reports a failure that is not one of a handler.
	public void error(Throwable failure) {
		this.dispatcher.error(failure, this.running);
	}

	private void deliverAgain(Route route, ReceivedMessage message) {
		this.running.begin(route.handler());
		deliver(route, message);
	}

	private void deliverFirst(ReceivedMessage message) {
		RouteTable table = this.routes.table();
		RouteConditions.Answers answers = table.answers(message);
		boolean wanted = !message.isEmptyFrame()
				&& (deliver(table.wanting(message), message, answers) || this.streams.want(message));
		if (!wanted && !deliver(table.unmatched(message), message, answers)) {
			unmatched(table, message);
		}
	}

	private void unmatched(RouteTable table, ReceivedMessage message) {
		if (table.mayHaveMissed(message) || this.streams.exist()) {
			try {
				message.verify();
			}
			catch (RuntimeException ex) {
				error(CHOICE, message, ex);
				return;
			}
		}
		this.unmatched.add(message, table.ofOtherKind(message));
	}

	// Without lambdas: this runs for each message
	private boolean deliver(RouteTable.Entry[] tests, ReceivedMessage message,
			RouteConditions.@Nullable Answers answers) {
		boolean wanted = false;
		for (RouteTable.Entry test : tests) {
			Route route = test.route();
			this.running.begin(route.handler());
			boolean accepted;
			try {
				accepted = test.accepts(message, answers);
			}
			catch (Throwable ex) {
				wanted = true;
				error(route.handler(), message, ex);
				continue;
			}
			if (accepted) {
				wanted |= !test.isObserving();
				deliver(route, message);
			}
		}
		return wanted;
	}

	private void deliver(Route route, ReceivedMessage message) {
		try {
			route.deliver(message);
		}
		catch (Throwable ex) {
			RetryPolicy policy = this.retryPolicy;
			if (policy != null && policy.shouldRetry(ex)) {
				message.redelivery(policy).add(route, ex);
			}
			else {
				error(route.handler(), message, ex);
			}
		}
	}

	public void abandon(ReceivedMessage message) {
		Redelivery redelivery = message.redelivery();
		if (redelivery != null) {
			redelivery.end().forEach((failed) -> fail(failed, message));
		}
	}

	public boolean wantsLists() {
		return this.routes.table().lists().length > 0;
	}

	// Delivers messages to the handlers of lists. A list is not delivered again.
	public void deliver(List<ReceivedMessage> messages) {
		RouteTable table = this.routes.table();
		List<RouteConditions.@Nullable Answers> answers = new ArrayList<>(messages.size());
		messages.forEach((message) -> answers.add(table.answers(message)));
		for (RouteTable.Entry test : table.lists()) {
			Route route = test.route();
			this.running.begin(route.handler());
			List<ReceivedMessage> wanted = new ArrayList<>(messages.size());
			for (int i = 0; i < messages.size(); i++) {
				ReceivedMessage message = messages.get(i);
				try {
					if (table.isWanted(test, message, answers.get(i))) {
						wanted.add(message);
					}
				}
				catch (Throwable ex) {
					error(route.handler(), message, ex);
				}
			}
			if (!wanted.isEmpty()) {
				deliver((Route.OfLists) route, wanted);
			}
		}
	}

	private void deliver(Route.OfLists route, List<ReceivedMessage> messages) {
		try {
			route.deliver(List.copyOf(messages));
		}
		catch (Throwable ex) {
			List<ReceivedMessage> failed = messages.stream()
				.filter((message) -> !message.isReportedBy(route.handler()))
				.toList();
			this.dispatcher.error(route.handler(), failed.isEmpty() ? messages : failed, ex);
		}
	}

}
