/**
 * Runs the processes, round by round.
 */
@NullMarked
package io.github.sockettask.benchmarks.runner;

import org.jspecify.annotations.NullMarked;
