package io.github.sockettask.test.autoconfigure;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.TestContextAnnotationUtils;

/**
 * Brings the attributes of {@link SocketTaskTest @SocketTaskTest} into the context.
 */
class SocketTaskTestContextCustomizerFactory implements ContextCustomizerFactory {

	@Override
	public @Nullable ContextCustomizer createContextCustomizer(Class<?> testClass,
			List<ContextConfigurationAttributes> configAttributes) {
		SocketTaskTest test = TestContextAnnotationUtils.findMergedAnnotation(testClass, SocketTaskTest.class);
		return (test != null) ? new SocketTaskTestContextCustomizer(List.of(test.tasks()), List.of(test.components()))
				: null;
	}

}
