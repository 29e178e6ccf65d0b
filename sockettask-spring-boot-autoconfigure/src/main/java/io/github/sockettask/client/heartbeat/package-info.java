/**
 * Whether the peer of a connection is still there. Internal: it may change in any
 * release.
 */
@NullMarked
package io.github.sockettask.client.heartbeat;

import org.jspecify.annotations.NullMarked;
