/**
 * The application's side of a connection in tests: tasks without a network, and records
 * of what tasks went through.
 */
@NullMarked
package io.github.sockettask.test.task;

import org.jspecify.annotations.NullMarked;
