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

/**
 * Calls the error methods of a task. When a method has failed, it is the one for the most
 * specific type among those of the same bean, or else of others that name the task, or
 * else of those for all tasks. What is no failure of a method is told to each bean.
 */
class ErrorMethodsListener implements SocketTaskListener {

	private static final Log logger = LogFactory.getLog(ErrorMethodsListener.class);

	private final Map<String, ErrorMethods> byBean = new LinkedHashMap<>();

	private final ErrorMethods named;

	private final ErrorMethods ofAllTasks;

	private final ReplyStreams streams;

	/**
	 * Create a listener.
	 * @param methods the methods, in order
	 * @param streams keeps streams of replies until they are over
	 */
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
	public boolean onError(SocketTask task, OnErrorCallbackResult result) throws Exception {
		if (result.handler() == null) {
			return tellEachBean(task, result);
		}
		ErrorMethods ofBean = (result.handler() instanceof AnnotatedHandler handler)
				? this.byBean.get(handler.beanName()) : null;
		return (ofBean != null && tell(ofBean, task, result)) || tell(this.named, task, result)
				|| tell(this.ofAllTasks, task, result);
	}

	private boolean tellEachBean(SocketTask task, OnErrorCallbackResult result) throws Exception {
		boolean told = false;
		for (ErrorMethods methods : this.byBean.values()) {
			try {
				told |= tell(methods, task, result);
			}
			catch (Exception | Error ex) {
				// which keeps no other bean from being told
				logger.error("Error handler of task '" + task.name() + "' failed", ex);
				told = true;
			}
		}
		return told;
	}

	private boolean tell(ErrorMethods methods, SocketTask task, OnErrorCallbackResult result) throws Exception {
		ErrorMethods.Match match = methods.find(result);
		if (match == null) {
			return false;
		}
		CallbackMethod method = match.method();
		Object reply = method.invoke(task, match.result());
		// an error of the reply to an error is told nobody, who might reply again
		new ReplySender(method, this.streams).send(task, reply,
				(failure) -> logger.warn("The reply of " + method + " was not sent", failure));
		return true;
	}

	@Override
	public String toString() {
		return this.byBean.values().stream().map(ErrorMethods::toString).collect(Collectors.joining(" or "));
	}

}
