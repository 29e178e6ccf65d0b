package io.github.sockettask.test.autoconfigure;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.springframework.web.util.UriUtils;

import io.github.sockettask.settings.SocketTaskCustomizer;
import io.github.sockettask.settings.SocketTaskSettings;
import io.github.sockettask.test.TestSocketServer;

/**
 * Lets each task connect to the scripted server, under its own name.
 *
 * @param server the server
 */
record ServerUrlCustomizer(TestSocketServer server) implements SocketTaskCustomizer {

	@Override
	public SocketTaskSettings customize(String name, SocketTaskSettings settings) {
		return settings.withUrls(List.of())
			.withUrl(this.server.url("/" + UriUtils.encodePathSegment(name, StandardCharsets.UTF_8)));
	}

}
