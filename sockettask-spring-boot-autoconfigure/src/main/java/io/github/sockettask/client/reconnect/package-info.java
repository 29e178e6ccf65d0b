/**
 * Whether and when to connect again. Internal: it may change in any release.
 */
@NullMarked
package io.github.sockettask.client.reconnect;

import org.jspecify.annotations.NullMarked;
