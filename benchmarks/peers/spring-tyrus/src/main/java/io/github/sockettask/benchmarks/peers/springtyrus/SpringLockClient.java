package io.github.sockettask.benchmarks.peers.springtyrus;

import org.springframework.web.socket.WebSocketSession;

import io.github.sockettask.benchmarks.client.BenchmarkConnection;
import io.github.sockettask.benchmarks.peers.spring.SpringConnection;

/**
 * Spring's client on Tyrus, for several threads by a lock.
 */
public class SpringLockClient extends SpringTyrusClient {

	@Override
	public String name() {
		return "spring-lock";
	}

	@Override
	protected BenchmarkConnection connection(WebSocketSession session) {
		return new SpringConnection(new LockedSession(session));
	}

}
