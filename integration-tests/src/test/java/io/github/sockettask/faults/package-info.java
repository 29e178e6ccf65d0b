/**
 * All that goes wrong between a task and its server, with real sockets, and that the task
 * comes back.
 */
@NullMarked
package io.github.sockettask.faults;

import org.jspecify.annotations.NullMarked;
