/**
 * Sends the values that annotated methods return. Internal: it may change in any release.
 */
@NullMarked
package io.github.sockettask.listener.reply;

import org.jspecify.annotations.NullMarked;
