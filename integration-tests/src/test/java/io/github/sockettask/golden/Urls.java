package io.github.sockettask.golden;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.github.sockettask.test.TestSocketServer;

/**
 * The addresses that the placeholders of a trace stand for.
 */
record Urls(TestSocketServer server, @Nullable String path) {

	@Nullable String of(JsonNode opts) {
		if (!opts.has("url")) {
			return scenario();
		}
		return (Data.of(opts.get("url")) instanceof String url) ? url.replace("{ws}", scenario())
			.replace("{silent}", this.server.url("/silent"))
			.replace("{refused}/", TestSocketServer.refusedUrl()) : null;
	}

	private String scenario() {
		return this.server.url(this.path + "?run=1");
	}

}
