package io.github.sockettask.autoconfigure;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.SingletonBeanRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;

/**
 * Refuses names of tasks that other beans have: where Spring allows overriding, the task
 * would replace the bean silently. Registers nothing, and runs before
 * {@link SocketTaskRegistrar}.
 */
class TaskNameCheck implements ImportBeanDefinitionRegistrar {

	private final Environment environment;

	TaskNameCheck(Environment environment) {
		this.environment = environment;
	}

	@Override
	public void registerBeanDefinitions(AnnotationMetadata metadata, BeanDefinitionRegistry registry) {
		for (String name : SocketTaskRegistrar.names(this.environment)) {
			if (registry.containsBeanDefinition(name)) {
				throw new TaskNameTakenException(name, describe(registry.getBeanDefinition(name)));
			}
			boolean singleton = registry instanceof SingletonBeanRegistry beans && beans.containsSingleton(name);
			if (singleton || registry.isBeanNameInUse(name)) {
				throw new TaskNameTakenException(name, singleton ? "an object of Spring" : "another name of a bean");
			}
		}
	}

	static String describe(BeanDefinition definition) {
		String source = definition.getResourceDescription();
		String type = (definition.getBeanClassName() != null) ? definition.getBeanClassName()
				: definition.getFactoryMethodName() + "()";
		return type + ((source != null) ? ", defined in " + source : "");
	}

}
