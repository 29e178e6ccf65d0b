package io.github.sockettask.benchmarks.handlers;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;

import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskListener;
import io.github.sockettask.annotation.OnMessage;
import io.github.sockettask.listener.SocketTaskMethodProcessor;

/**
 * An annotated method without a task: what it costs to call it, and nothing else.
 */
class TextListener {

	private final Texts texts = new Texts();

	private final List<SocketTaskListener> listeners = new ArrayList<>();

	private final SocketTask task = proxy(SocketTask.class, null);

	TextListener() {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			context.registerBean(Texts.class, () -> this.texts);
			context.registerBean(SocketTaskMethodProcessor.class);
			context.refresh();
			context.getBean(SocketTaskMethodProcessor.class).addListeners(this.task);
		}
	}

	@SuppressWarnings("unchecked")
	private <T> T proxy(Class<T> type, Object value) {
		return (T) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { type },
				(proxy, method, arguments) -> {
					if (method.getName().equals("addListener")) {
						this.listeners.add((SocketTaskListener) arguments[0]);
					}
					return value;
				});
	}

	void call(String[] messages, int count) {
		Text[] results = { new Text(messages[0]), new Text(messages[1]) };
		SocketTaskListener listener = this.listeners.get(0);
		for (int i = 0; i < count; i++) {
			call(listener, results[i & 1]);
		}
	}

	private void call(SocketTaskListener listener, Text text) {
		try {
			listener.onMessage(this.task, text);
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	static class Texts {

		long handled;

		@OnMessage
		void text(String text) {
			this.handled += text.length();
		}

	}

}
