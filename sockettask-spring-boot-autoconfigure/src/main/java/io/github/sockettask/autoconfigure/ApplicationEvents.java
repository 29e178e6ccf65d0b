package io.github.sockettask.autoconfigure;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

import io.github.sockettask.SocketTaskEvent;

/**
 * Publishes what happens to the tasks as events of the application.
 */
class ApplicationEvents {

	private static final Log logger = LogFactory.getLog(ApplicationEvents.class);

	private final ApplicationContext context;

	ApplicationEvents(ApplicationContext context) {
		this.context = context;
	}

	void publish(SocketTaskEvent event) {
		if (!isActive()) {
			return;
		}
		try {
			this.context.publishEvent(event);
		}
		catch (RuntimeException ex) {
			if (!isClosing()) {
				throw ex;
			}
			// The listener beans are destroyed already.
			logger.debug("The application ends, no listener is left for " + event, ex);
		}
	}

	private boolean isActive() {
		return !(this.context instanceof ConfigurableApplicationContext configurable) || configurable.isActive();
	}

	private boolean isClosing() {
		return this.context instanceof ConfigurableApplicationContext configurable && configurable.isClosed();
	}

}
