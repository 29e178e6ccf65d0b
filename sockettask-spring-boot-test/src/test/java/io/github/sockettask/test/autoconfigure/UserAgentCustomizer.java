package io.github.sockettask.test.autoconfigure;

import org.springframework.stereotype.Component;

import io.github.sockettask.settings.SocketTaskCustomizer;
import io.github.sockettask.settings.SocketTaskSettings;

/**
 * What a slice finds in an application.
 */
@Component
class UserAgentCustomizer implements SocketTaskCustomizer {

	@Override
	public SocketTaskSettings customize(String name, SocketTaskSettings settings) {
		return settings.withHeader("User-Agent", "slice");
	}

}
