/**
 * The WebSocket client of the JDK.
 */
@NullMarked
package io.github.sockettask.benchmarks.peers.jdk;

import org.jspecify.annotations.NullMarked;
