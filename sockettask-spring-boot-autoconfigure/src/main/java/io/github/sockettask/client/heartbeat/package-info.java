/**
 * Detects a peer that is gone or silent. Internal: it may change in any release.
 */
@NullMarked
package io.github.sockettask.client.heartbeat;

import org.jspecify.annotations.NullMarked;
