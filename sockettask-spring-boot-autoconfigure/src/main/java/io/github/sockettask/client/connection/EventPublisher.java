package io.github.sockettask.client.connection;

import java.util.function.Consumer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import io.github.sockettask.SocketTaskEvent;
import io.github.sockettask.text.RepeatedLog;

/**
 * Takes events of all tasks to the application.
 */
public class EventPublisher {

	private static final Log logger = LogFactory.getLog(EventPublisher.class);

	private final RepeatedLog log = new RepeatedLog(logger);

	private volatile Consumer<SocketTaskEvent> consumer = (event) -> {
	};

	public void consumer(Consumer<SocketTaskEvent> consumer) {
		this.consumer = consumer;
	}

	void publish(SocketTaskEvent event) {
		try {
			this.consumer.accept(event);
		}
		catch (Throwable ex) {
			this.log.error(event.task().name(), () -> "An event listener failed for " + event, ex);
		}
	}

}
