package io.github.sockettask.transport.netty;

import java.util.List;
import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * The log of Tyrus, which at {@code DEBUG} and below prints the request with all headers
 * and the query. A filter silences it whatever level is configured, before or later.
 */
final class EngineLog {

	private static final Filter INFO = (line) -> line.getLevel().intValue() >= Level.INFO.intValue();

	/** A logger that nothing refers to is dropped with its filter. */
	private static final List<Logger> SILENCED = Stream
		.of("client.ClientManager", "client.TyrusClientEngine", "core.DebugContext", "core.ProtocolHandler",
				"core.TyrusEndpointWrapper", "core.TyrusRemoteEndpoint", "core.TyrusSession")
		.map((name) -> Logger.getLogger("org.glassfish.tyrus." + name))
		.toList();

	private EngineLog() {
	}

	static void silence() {
		SILENCED.forEach((logger) -> logger.setFilter(INFO));
	}

}
