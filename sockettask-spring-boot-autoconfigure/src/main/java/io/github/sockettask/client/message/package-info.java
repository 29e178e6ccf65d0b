/**
 * One received message and what is known of it. Internal: it may change in any release.
 */
@NullMarked
package io.github.sockettask.client.message;

import org.jspecify.annotations.NullMarked;
