package io.github.sockettask.benchmarks.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.sockettask.benchmarks.BenchmarkCase;

/**
 * Starts the server and the clients, each in a JVM and on a core of its own.
 */
final class Processes implements AutoCloseable {

	private static final String PACKAGE = "io.github.sockettask.benchmarks";

	private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

	private static final int CLIENT_CORE = 0;

	private static final int SERVER_CORE = 1;

	private final ClassPaths classPaths;

	private final Path logs;

	private final ChildProcess server;

	private final String port;

	Processes(ClassPaths classPaths, Path logs) throws IOException, InterruptedException {
		this.classPaths = classPaths;
		this.logs = Files.createDirectories(logs);
		List<String> command = java(SERVER_CORE, classPaths.server());
		command.add(PACKAGE + ".server.ServerProcess");
		this.server = new ChildProcess(command, logs.resolve("server.log"));
		this.port = this.server.answer("ready", START_TIMEOUT);
	}

	static boolean pinned() {
		return Runtime.getRuntime().availableProcessors() > 1 && Files.isExecutable(Path.of("/usr/bin/taskset"));
	}

	/**
	 * Start a client and wait until it is connected.
	 * @param peer the peer
	 * @param measured what it is for
	 * @param connections number of connections that it will open
	 * @return the client
	 * @throws IOException if it can't be started
	 * @throws InterruptedException if interrupted
	 */
	ChildProcess client(Peer peer, BenchmarkCase measured, int connections) throws IOException, InterruptedException {
		List<String> command = java(CLIENT_CORE, this.classPaths.client(peer));
		if (measured.work() == BenchmarkCase.Work.IDLE) {
			// so that the process grows by what is outside of the heap only
			command.add("-XX:+AlwaysPreTouch");
		}
		command.addAll(List.of(PACKAGE + ".client.ClientProcess", peer.id(), measured.id(), this.port,
				Integer.toString(connections)));
		ChildProcess client = new ChildProcess(command,
				this.logs.resolve("%s-%s.log".formatted(measured.id(), peer.id())));
		try {
			client.answer("ready", START_TIMEOUT);
			return client;
		}
		catch (IOException | InterruptedException ex) {
			client.close();
			throw ex;
		}
	}

	private List<String> java(int core, String classPath) {
		List<String> command = new ArrayList<>();
		if (pinned()) {
			command.addAll(List.of("taskset", "-c", Integer.toString(core)));
		}
		command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC",
				"-Xms1g", "-Xmx1g", "-cp", classPath));
		return command;
	}

	@Override
	public void close() {
		this.server.close();
	}

}
