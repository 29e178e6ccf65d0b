/**
 * What it costs to choose the handlers of a message, to convert it for them, and to call
 * them.
 */
@NullMarked
package io.github.sockettask.benchmarks.handlers;

import org.jspecify.annotations.NullMarked;
