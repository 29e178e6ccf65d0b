/**
 * Sockettask, in an application.
 */
@NullMarked
package io.github.sockettask.benchmarks.peers.sockettask;

import org.jspecify.annotations.NullMarked;
