package io.github.sockettask.listener;

import java.util.List;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextRefreshedEvent;

import io.github.sockettask.listener.method.AnnotatedMethod;
import io.github.sockettask.listener.method.AnnotatedMethodFinder;
import io.github.sockettask.listener.method.CallbackMethodException;

/**
 * Logs the annotated methods that are not called since {@code sockettask.enabled} is
 * false. Registered in {@code spring.factories}, so that such a context needs no bean of
 * this library.
 *
 * @since 0.1.0
 */
public class SwitchedOffMethodsLog implements ApplicationListener<ContextRefreshedEvent> {

	private static final String PROPERTY = "sockettask.enabled";

	private static final Log logger = LogFactory.getLog(SwitchedOffMethodsLog.class);

	@Override
	public void onApplicationEvent(ContextRefreshedEvent event) {
		ApplicationContext context = event.getApplicationContext();
		if ("false".equalsIgnoreCase(context.getEnvironment().getProperty(PROPERTY))
				&& context.getAutowireCapableBeanFactory() instanceof ConfigurableListableBeanFactory beanFactory) {
			log(beanFactory);
		}
	}

	private static void log(ConfigurableListableBeanFactory beanFactory) {
		try {
			List<AnnotatedMethod> methods = new AnnotatedMethodFinder(beanFactory).find();
			if (!methods.isEmpty()) {
				logger.info(PROPERTY + " is false: there are no socket tasks, and these methods are not called: "
						+ methods);
			}
		}
		catch (CallbackMethodException ex) {
			logger.debug("Annotated methods are not checked while " + PROPERTY + " is false", ex);
		}
	}

}
