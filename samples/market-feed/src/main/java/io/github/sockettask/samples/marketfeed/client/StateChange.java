package io.github.sockettask.samples.marketfeed.client;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.OnCloseCallbackResult;
import io.github.sockettask.ReadyState;

/**
 * A change of the task's state. The state lasts until the next change.
 *
 * @param number the number of changes up to this one
 * @param time when it changed
 * @param readyState the new state
 * @param close code and reason of a closed connection
 * @param errMsg the error that came before the close, if any
 */
public record StateChange(int number, Instant time, ReadyState readyState, @Nullable OnCloseCallbackResult close,
		@Nullable String errMsg) {

}
