/**
 * The WebSocket client of Spring on Tyrus.
 */
@NullMarked
package io.github.sockettask.benchmarks.peers.springtyrus;

import org.jspecify.annotations.NullMarked;
