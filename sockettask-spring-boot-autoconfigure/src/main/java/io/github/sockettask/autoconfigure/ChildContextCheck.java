package io.github.sockettask.autoconfigure;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextRefreshedEvent;

/**
 * Refuses a child context that configures a task which this context does not have: its
 * auto-configuration leaves tasks to this one, so that the task would not exist.
 */
class ChildContextCheck implements ApplicationListener<ContextRefreshedEvent> {

	private final ApplicationContext context;

	ChildContextCheck(ApplicationContext context) {
		this.context = context;
	}

	@Override
	public void onApplicationEvent(ContextRefreshedEvent event) {
		ApplicationContext child = event.getApplicationContext();
		if (child == this.context) {
			return;
		}
		for (String name : SocketTaskRegistrar.names(child.getEnvironment())) {
			if (!child.containsBean(name)) {
				throw new InvalidTaskPropertyException(new TaskProperty(name, ConfigurationPropertyName.of("url")),
						null, "the task is configured in the child context '%s' only".formatted(child.getId()),
						"Configure it in the context '%s': the outermost context with the auto-configuration has all tasks."
							.formatted(this.context.getId()));
			}
		}
	}

}
