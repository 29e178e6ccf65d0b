/**
 * Jetty.
 */
@NullMarked
package io.github.sockettask.benchmarks.peers.jetty;

import org.jspecify.annotations.NullMarked;
