/**
 * Annotated methods of beans as callbacks of tasks, and the conversion of messages.
 */
@NullMarked
package io.github.sockettask.listener;

import org.jspecify.annotations.NullMarked;
