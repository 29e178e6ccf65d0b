package io.github.sockettask.benchmarks.runner;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A process that is told what to do by lines on its standard input and answers by lines
 * on its standard output. It ends when it is closed, or when this JVM ends.
 */
final class ChildProcess implements AutoCloseable {

	private static final String END = "error the process ended";

	private static final int END_SECONDS = 2;

	private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

	private final Process process;

	private final Writer commands;

	private final Thread atExit;

	ChildProcess(List<String> command, Path log) throws IOException {
		this.process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
			.start();
		this.commands = this.process.outputWriter();
		this.atExit = new Thread(this.process::destroyForcibly);
		Runtime.getRuntime().addShutdownHook(this.atExit);
		Thread reader = new Thread(this::readLines, "output of " + this.process.pid());
		reader.setDaemon(true);
		reader.start();
	}

	private void readLines() {
		try (BufferedReader reader = this.process.inputReader()) {
			reader.lines().forEach(this.lines::add);
		}
		catch (IOException | RuntimeException ex) {
			// it was ended
		}
		this.lines.add(END);
	}

	void command(String line) throws IOException {
		this.commands.write(line + "\n");
		this.commands.flush();
	}

	/**
	 * Wait for an answer.
	 * @param name first word of the answer
	 * @param timeout how long to wait
	 * @return the rest of the answer
	 * @throws IOException if the process has failed, or doesn't answer
	 * @throws InterruptedException if interrupted
	 */
	String answer(String name, Duration timeout) throws IOException, InterruptedException {
		long deadline = System.nanoTime() + timeout.toNanos();
		while (true) {
			String line = this.lines.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
			if (line == null) {
				throw new IOException("No answer within %d s".formatted(timeout.toSeconds()));
			}
			if (line.startsWith("error ")) {
				throw new IOException(line.substring("error ".length()));
			}
			if (line.startsWith(name)) {
				return line.substring(name.length()).trim();
			}
		}
	}

	@Override
	public void close() {
		try {
			this.commands.close();
			this.process.waitFor(END_SECONDS, TimeUnit.SECONDS);
		}
		catch (IOException ex) {
			// it has ended already
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.process.destroyForcibly();
		Runtime.getRuntime().removeShutdownHook(this.atExit);
	}

}
