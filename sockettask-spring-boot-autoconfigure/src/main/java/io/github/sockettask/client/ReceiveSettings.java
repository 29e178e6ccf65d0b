package io.github.sockettask.client;

import org.jspecify.annotations.Nullable;

/**
 * Settings of how a task receives. Immutable; {@code null} means not set.
 *
 * @param dispatch on which threads callbacks run
 * @since 0.1.0
 */
public record ReceiveSettings(@Nullable Dispatch dispatch) {

	/**
	 * Settings with nothing set.
	 */
	public static final ReceiveSettings UNSET = new ReceiveSettings(null);

	/**
	 * Fill in what is not set.
	 * @param defaults where to take from what is not set here
	 * @return the merged settings
	 */
	public ReceiveSettings orElse(ReceiveSettings defaults) {
		return new ReceiveSettings((this.dispatch != null) ? this.dispatch : defaults.dispatch);
	}

	/**
	 * Return a copy with another dispatch.
	 * @param dispatch on which threads callbacks run
	 * @return the copy
	 */
	public ReceiveSettings withDispatch(Dispatch dispatch) {
		return new ReceiveSettings(dispatch);
	}

}
