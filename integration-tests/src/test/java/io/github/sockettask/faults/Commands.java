package io.github.sockettask.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs commands of the system.
 */
final class Commands {

	private Commands() {
	}

	/**
	 * Run a command.
	 * @param command the command and its arguments
	 * @throws IllegalStateException if it does not succeed within some seconds
	 */
	static void run(String... command) {
		try {
			Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
			if (!process.waitFor(10, TimeUnit.SECONDS)) {
				process.destroyForcibly();
				throw new IllegalStateException(List.of(command) + " takes too long");
			}
			if (process.exitValue() != 0) {
				throw new IllegalStateException(List.of(command) + ": "
						+ new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	static boolean succeeds(String... command) {
		try {
			run(command);
			return true;
		}
		catch (IllegalStateException ex) {
			return false;
		}
	}

}
