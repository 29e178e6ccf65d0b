package io.github.sockettask.autoconfigure;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

import io.github.sockettask.SocketTaskEvent;
import io.github.sockettask.client.DefaultSocketTaskFactory;

/**
 * Publishes what happens to the tasks of each factory as events of the application. A
 * processor, so that none is missed, whoever made the factory.
 */
class ApplicationEvents implements BeanPostProcessor {

	private static final Log logger = LogFactory.getLog(ApplicationEvents.class);

	private final ApplicationContext context;

	ApplicationEvents(ApplicationContext context) {
		this.context = context;
	}

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (bean instanceof DefaultSocketTaskFactory factory) {
			factory.setEventConsumer(this::publish);
		}
		return bean;
	}

	private void publish(SocketTaskEvent event) {
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
			// beans that listen are destroyed already
			logger.debug("The application ends, there is nobody to be told of " + event, ex);
		}
	}

	private boolean isActive() {
		return !(this.context instanceof ConfigurableApplicationContext configurable) || configurable.isActive();
	}

	private boolean isClosing() {
		return this.context instanceof ConfigurableApplicationContext configurable && configurable.isClosed();
	}

}
