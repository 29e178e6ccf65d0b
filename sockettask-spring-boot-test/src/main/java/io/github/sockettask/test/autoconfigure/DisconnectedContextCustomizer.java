package io.github.sockettask.test.autoconfigure;

import java.util.Map;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Sets {@code sockettask.test.connect=false} where nothing else sets it. It is part of
 * the key under which contexts are cached.
 */
record DisconnectedContextCustomizer() implements ContextCustomizer {

	@Override
	public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration mergedConfig) {
		context.getEnvironment()
			.getPropertySources()
			.addLast(new MapPropertySource("sockettask test kit", Map.of("sockettask.test.connect", "false")));
	}

}
