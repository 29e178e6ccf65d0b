package io.github.sockettask.fuzz;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.LoggerFactory;

/**
 * Counts what is logged in place of writing it, and keeps what only a fault logs:
 * warnings of Netty and of Tyrus.
 */
final class WatchedLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {

	private static final int LONGEST = 10_000;

	private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

	private final Level level = this.root.getLevel();

	private final List<Appender<ILoggingEvent>> others = new CopyOnWriteArrayList<>();

	final List<String> complaints = new CopyOnWriteArrayList<>();

	final LongAdder lines = new LongAdder();

	final LongAdder characters = new LongAdder();

	WatchedLog() {
		for (Iterator<Appender<ILoggingEvent>> all = this.root.iteratorForAppenders(); all.hasNext();) {
			this.others.add(all.next());
		}
		this.others.forEach(this.root::detachAppender);
		this.root.setLevel(Level.INFO);
		setContext(this.root.getLoggerContext());
		start();
		this.root.addAppender(this);
	}

	@Override
	protected void append(ILoggingEvent event) {
		String text = event.getFormattedMessage();
		int length = text.length() + ((event.getThrowableProxy() != null)
				? ThrowableProxyUtil.asString(event.getThrowableProxy()).length() : 0);
		this.lines.increment();
		this.characters.add(length);
		boolean foreign = event.getLoggerName().startsWith("io.netty.")
				|| event.getLoggerName().startsWith("org.glassfish.");
		if ((foreign && event.getLevel().isGreaterOrEqual(Level.WARN)) || text.length() > LONGEST) {
			this.complaints.add(event + ((event.getThrowableProxy() != null)
					? "\n" + ThrowableProxyUtil.asString(event.getThrowableProxy()) : ""));
		}
	}

	@Override
	public void close() {
		this.root.detachAppender(this);
		stop();
		this.root.setLevel(this.level);
		this.others.forEach(this.root::addAppender);
	}

}
