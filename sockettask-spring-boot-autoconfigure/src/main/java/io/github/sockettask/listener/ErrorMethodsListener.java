package io.github.sockettask.listener;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import io.github.sockettask.MessageFilter;
import io.github.sockettask.OnErrorCallbackResult;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskListener;
import io.github.sockettask.annotation.AnnotatedHandler;
import io.github.sockettask.listener.reply.ReplySender;
import io.github.sockettask.listener.reply.ReplyStreams;
import io.github.sockettask.text.PeerText;
import io.github.sockettask.text.RepeatedLog;

/**
 * Calls the error methods of a task. For the failure of a method, it is the one with the
 * most specific type of the same bean, or else of the methods that name the task, or else
 * of the methods for all tasks. Any other error is passed to each bean.
 */
class ErrorMethodsListener implements SocketTaskListener {

	private static final Log logger = LogFactory.getLog(ErrorMethodsListener.class);

	private final RepeatedLog log = new RepeatedLog(logger);

	private final Map<String, ErrorMethods> byBean = new LinkedHashMap<>();

	private final ErrorMethods named;

	private final ErrorMethods ofAllTasks;

	private final ReplyStreams streams;

	ErrorMethodsListener(List<CallbackMethod> methods, ReplyStreams streams) {
		Map<String, List<CallbackMethod>> ofBeans = new LinkedHashMap<>();
		methods.forEach((method) -> ofBeans.computeIfAbsent(method.annotated().beanName(), (name) -> new ArrayList<>())
			.add(method));
		ofBeans.forEach((name, ofBean) -> this.byBean.put(name, ErrorMethods.ofBean(ofBean)));
		this.named = new ErrorMethods(
				methods.stream().filter((method) -> !method.annotated().names().isEmpty()).toList());
		this.ofAllTasks = new ErrorMethods(
				methods.stream().filter((method) -> method.annotated().names().isEmpty()).toList());
		this.streams = streams;
	}

	@Override
	public MessageFilter filter() {
		return MessageFilter.none();
	}

	@Override
	public boolean onError(SocketTask task, OnErrorCallbackResult result) {
		if (result.handler() == null) {
			return tellEachBean(task, result);
		}
		ErrorMethods ofBean = (result.handler() instanceof AnnotatedHandler handler)
				? this.byBean.get(handler.beanName()) : null;
		return (ofBean != null && tell(ofBean, task, result)) || tell(this.named, task, result)
				|| tell(this.ofAllTasks, task, result);
	}

	private boolean tellEachBean(SocketTask task, OnErrorCallbackResult result) {
		boolean told = false;
		for (ErrorMethods methods : this.byBean.values()) {
			told |= tell(methods, task, result);
		}
		return told;
	}

	private boolean tell(ErrorMethods methods, SocketTask task, OnErrorCallbackResult result) {
		ErrorMethods.Match match = methods.find(result);
		if (match == null) {
			return false;
		}
		CallbackMethod method = match.method();
		ReplySender replies = method.replies(this.streams);
		try {
			replies.send(task, method.invoke(task, match.result()), (failure) -> notSent(task, method, failure));
		}
		catch (Exception | Error ex) {
			// Logged, since a reported failure would call the error method again.
			IllegalStateException failed = new IllegalStateException(method + " failed", ex);
			failed.addSuppressed(result.cause());
			this.log.error(method.toString(), () -> "Error handler of task '%s' failed to handle: %s"
				.formatted(task.name(), PeerText.of(result.errMsg())), failed);
		}
		return true;
	}

	// Logged, since a reported failure would call the error method again.
	private void notSent(SocketTask task, CallbackMethod method, Throwable failure) {
		String text = "The reply of " + method + " was not sent";
		if (method.replyTo() == null && task.readyState() != SocketTask.OPEN) {
			// A connection that has failed cannot send.
			this.log.debug(text, () -> text, failure);
		}
		else {
			this.log.warn(text, () -> text, failure);
		}
	}

	@Override
	public String toString() {
		return this.byBean.values().stream().map(ErrorMethods::toString).collect(Collectors.joining(" or "));
	}

}
