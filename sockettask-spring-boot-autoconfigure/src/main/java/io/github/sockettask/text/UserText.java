package io.github.sockettask.text;

import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

/**
 * Text of handlers and exceptions of the application, whose methods may throw: a failure
 * to print a failure must not keep it from the error handlers.
 */
public final class UserText {

	private UserText() {
	}

	/**
	 * Print an object.
	 * @param object a handler, for example
	 * @return its text, or its type if that throws
	 */
	public static String of(@Nullable Object object) {
		try {
			return String.valueOf(object);
		}
		catch (Throwable ex) {
			return missing((object != null) ? object.getClass() : Object.class, ex);
		}
	}

	/**
	 * Print what was thrown.
	 * @param failure the exception
	 * @return its message, or its text if it has no message, or its type if that throws
	 */
	public static String message(Throwable failure) {
		try {
			String message = failure.getMessage();
			return (message != null) ? message : of(failure);
		}
		catch (Throwable ex) {
			return missing(failure.getClass(), ex);
		}
	}

	private static String missing(Class<?> type, Throwable failure) {
		return type.getName() + ", whose text is missing: it threw " + failure.getClass().getName();
	}

	/**
	 * Log an exception, with its stack trace if that can be printed.
	 * @param logger writes it
	 * @param text says what has happened
	 * @param failure the exception
	 */
	public static void log(BiConsumer<Object, @Nullable Throwable> logger, String text, @Nullable Throwable failure) {
		try {
			logger.accept(text, failure);
		}
		catch (Throwable ex) {
			logger.accept((failure != null) ? text + ": " + message(failure) : text, null);
		}
	}

}
