package io.github.sockettask.test.autoconfigure;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.TestContextAnnotationUtils;

/**
 * Makes {@code sockettask.test.connect=false} the default of every test that names no
 * server: the addresses of its tasks are those of production.
 */
class DisconnectedContextCustomizerFactory implements ContextCustomizerFactory {

	/** By name, since the extension needs JUnit, which a test may do without. */
	private static final Set<String> SERVERS = Set.of("io.github.sockettask.test.TestSocketServer",
			"io.github.sockettask.test.junit.TestSocketServerExtension");

	@Override
	public @Nullable ContextCustomizer createContextCustomizer(Class<?> testClass,
			List<ContextConfigurationAttributes> configAttributes) {
		boolean connects = TestContextAnnotationUtils.hasAnnotation(testClass, AutoConfigureTestSocketServer.class)
				|| TestContextAnnotationUtils.hasAnnotation(testClass, AutoConfigureFakeSocketTasks.class)
				|| hasServer(testClass);
		return connects ? null : new DisconnectedContextCustomizer();
	}

	private static boolean hasServer(@Nullable Class<?> testClass) {
		if (testClass == null) {
			return false;
		}
		for (Field field : testClass.getDeclaredFields()) {
			if (SERVERS.contains(field.getType().getName())) {
				return true;
			}
		}
		return hasServer(testClass.getSuperclass()) || hasServer(testClass.getEnclosingClass());
	}

}
