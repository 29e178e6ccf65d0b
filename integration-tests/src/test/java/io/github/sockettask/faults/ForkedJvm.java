package io.github.sockettask.faults;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;

/**
 * Another JVM with the class path of this one. It tells what happens in lines that start
 * with {@value #MARK}, and ends with this one: at the end of its input.
 */
final class ForkedJvm implements AutoCloseable {

	static final String MARK = "@ ";

	private static final Duration DEADLINE = Duration.ofSeconds(20);

	private final List<String> lines = new CopyOnWriteArrayList<>();

	private final List<String> output = new CopyOnWriteArrayList<>();

	private final Process process;

	private ForkedJvm(Process process) {
		this.process = process;
		Thread reader = new Thread(this::read, "forked-jvm-" + process.pid());
		reader.setDaemon(true);
		reader.start();
	}

	/**
	 * Start a JVM.
	 * @param prefix a command that runs it, or empty
	 * @param options its own options
	 * @param main what it runs
	 * @param arguments what that is given
	 * @return the JVM, which is about to start
	 */
	static ForkedJvm start(List<String> prefix, List<String> options, Class<?> main, String... arguments) {
		List<String> command = new ArrayList<>(prefix);
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp",
				System.getProperty("java.class.path")));
		command.addAll(options);
		command.add(main.getName());
		command.addAll(List.of(arguments));
		try {
			return new ForkedJvm(new ProcessBuilder(command).redirectErrorStream(true).start());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** To be called by what is run: ends it with the JVM that has started it. */
	static void awaitEnd() throws IOException {
		while (System.in.read() >= 0) {
			// nothing is asked for
		}
		Runtime.getRuntime().halt(0);
	}

	static void tell(String line) {
		System.out.println(MARK + line);
	}

	private void read() {
		try (BufferedReader reader = this.process.inputReader(StandardCharsets.UTF_8)) {
			for (String line = reader.readLine(); line != null; line = reader.readLine()) {
				(line.startsWith(MARK) ? this.lines : this.output)
					.add(line.startsWith(MARK) ? line.substring(MARK.length()) : line);
			}
		}
		catch (IOException ex) {
			this.output.add(ex.toString());
		}
	}

	/**
	 * Return what was told.
	 * @return the lines so far
	 */
	List<String> lines() {
		return List.copyOf(this.lines);
	}

	/**
	 * Wait for a line.
	 * @param start how it starts
	 * @param number 1 for the first of these lines
	 * @return the line
	 */
	String await(String start, int number) {
		Awaitility.await(start)
			.atMost(DEADLINE)
			.pollInterval(Duration.ofMillis(5))
			.failFast(this::verifyAlive)
			.until(() -> lines(start).size() >= number);
		return lines(start).get(number - 1);
	}

	private void verifyAlive() {
		if (!this.process.isAlive()) {
			throw new IllegalStateException("The JVM has ended: " + this.output);
		}
	}

	private List<String> lines(String start) {
		return this.lines.stream().filter((line) -> line.startsWith(start)).toList();
	}

	/** No thread of it runs, while its connections stay open. */
	void suspend() {
		signal("STOP");
	}

	void resume() {
		signal("CONT");
	}

	private void signal(String name) {
		Commands.run("kill", "-" + name, String.valueOf(this.process.pid()));
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
		try {
			this.process.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
