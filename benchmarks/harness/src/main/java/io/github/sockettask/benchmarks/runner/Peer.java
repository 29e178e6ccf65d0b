package io.github.sockettask.benchmarks.runner;

import java.util.Arrays;
import java.util.List;

import io.github.sockettask.benchmarks.BenchmarkCase;
import io.github.sockettask.benchmarks.report.HandOff;

/**
 * A peer, ours first.
 */
enum Peer {

	SOCKETTASK("sockettask", "sockettask", Scope.ALL, "sockettask-spring-boot-autoconfigure", "tyrus-client",
			"netty-transport"),

	SOCKETTASK_SERIAL("sockettask-serial", "sockettask", Scope.HAND_OFF, "sockettask-spring-boot-autoconfigure",
			"tyrus-client", "netty-transport"),

	SOCKETTASK_CALLBACK("sockettask-callback", "sockettask", Scope.ALL, "sockettask-spring-boot-autoconfigure",
			"tyrus-client", "netty-transport"),

	TYRUS_JDK("tyrus-jdk", "tyrus-jdk", Scope.ALL, "tyrus-standalone-client-jdk"),

	SPRING_TYRUS("spring-tyrus", "spring-tyrus", Scope.ONE_SENDER, "spring-websocket", "tyrus-standalone-client"),

	SPRING_DECORATOR("spring-decorator", "spring-tyrus", Scope.SENDERS, "spring-websocket", "tyrus-standalone-client"),

	SPRING_LOCK("spring-lock", "spring-tyrus", Scope.SENDERS, "spring-websocket", "tyrus-standalone-client"),

	SPRING_TOMCAT("spring-tomcat", "spring-tomcat", Scope.ONE_SENDER, "spring-websocket", "tomcat-embed-websocket"),

	JETTY("jetty", "jetty", Scope.ALL, "jetty-websocket-jetty-client"),

	JDK("jdk", "jdk", Scope.ALL),

	OKHTTP("okhttp", "okhttp", Scope.ALL, "okhttp-jvm"),

	JAVA_WEBSOCKET("java-websocket", "java-websocket", Scope.ALL, "Java-WebSocket"),

	REACTOR_NETTY("reactor-netty", "reactor-netty", Scope.ALL, "reactor-netty-http", "netty-transport"),

	VERTX("vertx", "vertx", Scope.ALL, "vertx-core", "netty-transport"),

	NETTY("netty", "netty", Scope.ALL, "netty-codec-http");

	static final List<String> OURS = List.of("sockettask", "sockettask-serial", "sockettask-callback");

	/**
	 * Two of ours that differ in nothing but the thread that handles messages.
	 */
	static final HandOff HAND_OFF = new HandOff("sockettask-serial", "sockettask");

	/**
	 * The peer that the others are compared with.
	 */
	static final String BASELINE = "tyrus-jdk";

	/**
	 * The peer that the others are compared with where several threads send.
	 */
	static final String SENDERS_BASELINE = "spring-decorator";

	private final String id;

	private final String module;

	private final Scope scope;

	private final List<String> artifacts;

	Peer(String id, String module, Scope scope, String... artifacts) {
		this.id = id;
		this.module = module;
		this.scope = scope;
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
	 * Whether this peer takes part in a case.
	 * @param measured the case
	 * @return whether it does
	 */
	boolean does(BenchmarkCase measured) {
		return this.scope.has(measured);
	}

	/**
	 * Return the libraries whose versions matter.
	 * @return the libraries; none for what the JDK has
	 */
	List<String> artifacts() {
		return this.artifacts;
	}

}
