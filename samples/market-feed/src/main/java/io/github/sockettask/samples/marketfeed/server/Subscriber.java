package io.github.sockettask.samples.marketfeed.server;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;

import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.ConcurrentWebSocketSessionDecorator;
import tools.jackson.databind.json.JsonMapper;

import io.github.sockettask.samples.marketfeed.message.FeedMessage;

/**
 * A connection to the feed and the symbols that it has subscribed to.
 */
class Subscriber {

	private static final int SEND_TIME_LIMIT = 5_000;

	private static final int BUFFER_SIZE_LIMIT = 64 * 1024;

	private final WebSocketSession session;

	private final JsonMapper jsonMapper;

	private final Set<String> symbols = new ConcurrentSkipListSet<>();

	Subscriber(WebSocketSession session, JsonMapper jsonMapper) {
		// answers and trades are sent by different threads
		this.session = new ConcurrentWebSocketSessionDecorator(session, SEND_TIME_LIMIT, BUFFER_SIZE_LIMIT);
		this.jsonMapper = jsonMapper;
	}

	Set<String> symbols() {
		return this.symbols;
	}

	Set<String> snapshot() {
		return new TreeSet<>(this.symbols);
	}

	void send(FeedMessage message) throws IOException {
		this.session.sendMessage(new TextMessage(this.jsonMapper.writeValueAsString(message)));
	}

	void close(CloseStatus status) {
		try {
			this.session.close(status);
		}
		catch (IOException ex) {
			// it has gone already
		}
	}

	/**
	 * Return the client's TCP port, which tells its connection from all others.
	 * @return the port, or -1 if unknown
	 */
	int remotePort() {
		return (this.session.getRemoteAddress() != null) ? this.session.getRemoteAddress().getPort() : -1;
	}

}
