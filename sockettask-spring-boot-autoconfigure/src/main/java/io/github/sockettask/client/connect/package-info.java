/**
 * The address, the handshake, and how many attempts may run at a time. Internal: it may
 * change in any release.
 */
@NullMarked
package io.github.sockettask.client.connect;

import org.jspecify.annotations.NullMarked;
