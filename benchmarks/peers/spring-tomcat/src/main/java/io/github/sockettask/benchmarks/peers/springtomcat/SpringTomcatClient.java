package io.github.sockettask.benchmarks.peers.springtomcat;

import org.apache.tomcat.websocket.WsWebSocketContainer;

import io.github.sockettask.benchmarks.peers.spring.SpringClient;

/**
 * Spring's client on Tomcat.
 */
public class SpringTomcatClient extends SpringClient {

	/**
	 * Create a client.
	 */
	public SpringTomcatClient() {
		super(new WsWebSocketContainer());
	}

	@Override
	public String name() {
		return "spring-tomcat";
	}

}
