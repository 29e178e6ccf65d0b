package io.github.sockettask.benchmarks.runner;

import java.util.Arrays;
import java.util.List;

/**
 * A peer, ours first.
 */
enum Peer {

	SOCKETTASK("sockettask", "sockettask", "sockettask-spring-boot-autoconfigure", "tyrus-client", "netty-transport"),

	SOCKETTASK_CALLBACK("sockettask-callback", "sockettask", "sockettask-spring-boot-autoconfigure", "tyrus-client",
			"netty-transport"),

	TYRUS_JDK("tyrus-jdk", "tyrus-jdk", "tyrus-standalone-client-jdk"),

	SPRING_TYRUS("spring-tyrus", "spring-tyrus", "spring-websocket", "tyrus-standalone-client"),

	SPRING_TOMCAT("spring-tomcat", "spring-tomcat", "spring-websocket", "tomcat-embed-websocket"),

	JETTY("jetty", "jetty", "jetty-websocket-jetty-client"),

	JDK("jdk", "jdk"),

	OKHTTP("okhttp", "okhttp", "okhttp-jvm"),

	JAVA_WEBSOCKET("java-websocket", "java-websocket", "Java-WebSocket"),

	REACTOR_NETTY("reactor-netty", "reactor-netty", "reactor-netty-http", "netty-transport"),

	VERTX("vertx", "vertx", "vertx-core", "netty-transport"),

	NETTY("netty", "netty", "netty-codec-http");

	static final List<String> OURS = List.of("sockettask", "sockettask-callback");

	/**
	 * The peer that the others are compared with.
	 */
	static final String BASELINE = "tyrus-jdk";

	private final String id;

	private final String module;

	private final List<String> artifacts;

	Peer(String id, String module, String... artifacts) {
		this.id = id;
		this.module = module;
		this.artifacts = List.of(artifacts);
	}

	static Peer of(String id) {
		return Arrays.stream(values())
			.filter((candidate) -> candidate.id.equals(id))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException(
					"No peer \"%s\", there are %s".formatted(id, Arrays.stream(values()).map(Peer::id).toList())));
	}

	String id() {
		return this.id;
	}

	/**
	 * Return the folder with the code that uses this peer.
	 * @return the name of a folder in {@code peers}
	 */
	String module() {
		return this.module;
	}

	/**
	 * Return the libraries whose versions matter.
	 * @return the libraries; none for what the JDK has
	 */
	List<String> artifacts() {
		return this.artifacts;
	}

}
