package io.github.sockettask.settings;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Settings of how a task starts with the application. Immutable; {@code null} means not
 * set.
 *
 * @param auto whether it does
 * @param mode whether the application waits for it
 * @param timeout how long it waits
 * @since 0.1.0
 */
public record StartupSettings(@Nullable Boolean auto, @Nullable Startup mode, @Nullable Duration timeout) {

	/**
	 * Settings with nothing set.
	 */
	public static final StartupSettings UNSET = new StartupSettings(null, null, null);

	/**
	 * Fill in what is not set.
	 * @param defaults where to take from what is not set here
	 * @return the merged settings
	 */
	public StartupSettings orElse(StartupSettings defaults) {
		return new StartupSettings(either(this.auto, defaults.auto), either(this.mode, defaults.mode),
				either(this.timeout, defaults.timeout));
	}

	/**
	 * Return a copy with another {@code auto}.
	 * @param auto whether it does
	 * @return the copy
	 */
	public StartupSettings withAuto(boolean auto) {
		return new StartupSettings(auto, this.mode, this.timeout);
	}

	/**
	 * Return a copy with another {@code mode}.
	 * @param mode whether the application waits for it
	 * @return the copy
	 */
	public StartupSettings withMode(Startup mode) {
		return new StartupSettings(this.auto, mode, this.timeout);
	}

	/**
	 * Return a copy with another {@code timeout}.
	 * @param timeout how long it waits
	 * @return the copy
	 */
	public StartupSettings withTimeout(Duration timeout) {
		return new StartupSettings(this.auto, this.mode, timeout);
	}

	private static <T> @Nullable T either(@Nullable T value, @Nullable T other) {
		return (value != null) ? value : other;
	}

}
