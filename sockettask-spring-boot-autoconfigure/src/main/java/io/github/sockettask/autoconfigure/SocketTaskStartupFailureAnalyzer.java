package io.github.sockettask.autoconfigure;

import java.time.Duration;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Tells which task has kept the application from starting, and why.
 */
class SocketTaskStartupFailureAnalyzer extends AbstractFailureAnalyzer<SocketTaskStartupException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, SocketTaskStartupException cause) {
		return new FailureAnalysis(describe(cause), advise(cause), cause);
	}

	private String describe(SocketTaskStartupException cause) {
		Duration timeout = cause.timeout();
		return """
				Socket task '%s' %s:

				    Address: %s
				    Last cause: %s""".formatted(cause.taskName(),
				(timeout != null) ? "was not open within " + SocketTaskStartupException.print(timeout)
						: "gave up before it was open",
				cause.address(), (cause.lastCause() != null) ? cause.lastCause() : "none, the first attempt goes on");
	}

	private String advise(SocketTaskStartupException cause) {
		String prefix = TaskProperty.name(cause.taskName(), "startup");
		return ("Check that the server is up, and takes this address, these headers and credentials. If it may take "
				+ "longer, raise '%s-timeout'; if the application can do without it, set '%s' to wait or background.")
			.formatted(prefix, prefix);
	}

}
