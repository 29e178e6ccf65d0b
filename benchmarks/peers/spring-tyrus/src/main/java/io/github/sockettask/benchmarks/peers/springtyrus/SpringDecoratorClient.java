package io.github.sockettask.benchmarks.peers.springtyrus;

import org.springframework.web.socket.WebSocketSession;

import io.github.sockettask.benchmarks.client.BenchmarkConnection;

/**
 * Spring's client on Tyrus, for several threads by Spring's own decorator.
 */
public class SpringDecoratorClient extends SpringTyrusClient {

	@Override
	public String name() {
		return "spring-decorator";
	}

	@Override
	protected BenchmarkConnection connection(WebSocketSession session) {
		return new DecoratedConnection(session);
	}

}
