/**
 * From {@code send()} to the transport: bounds, the queue, outcomes, and messages that
 * wait for the next connection. Internal: it may change in any release.
 */
@NullMarked
package io.github.sockettask.client.send;

import org.jspecify.annotations.NullMarked;
