package io.github.sockettask.security;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.LoggerFactory;

/**
 * Keeps all that is logged, with stack traces.
 */
class RecordedLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {

	private final Queue<Line> lines = new ConcurrentLinkedQueue<>();

	/** Keep what is logged from now on. */
	void attach() {
		setContext((LoggerContext) LoggerFactory.getILoggerFactory());
		start();
		root().addAppender(this);
	}

	private static Logger root() {
		return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
	}

	@Override
	protected void append(ILoggingEvent event) {
		StringBuilder text = new StringBuilder(
				event.getLevel() + " " + event.getThreadName() + " " + event.getFormattedMessage());
		if (event.getThrowableProxy() != null) {
			text.append('\n').append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
		}
		this.lines.add(new Line(event.getLoggerName(), text.toString()));
	}

	/**
	 * Return what was logged.
	 * @param loggers which loggers count
	 * @return the lines, with the names of their loggers
	 */
	String text(Predicate<String> loggers) {
		return this.lines.stream()
			.filter((line) -> loggers.test(line.logger()))
			.map((line) -> line.logger() + " " + line.text())
			.collect(Collectors.joining("\n"));
	}

	@Override
	public void close() {
		root().detachAppender(this);
		stop();
	}

	private record Line(String logger, String text) {

	}

}
