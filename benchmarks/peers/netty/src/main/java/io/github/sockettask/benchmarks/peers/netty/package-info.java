/**
 * The WebSocket handlers of Netty.
 */
@NullMarked
package io.github.sockettask.benchmarks.peers.netty;

import org.jspecify.annotations.NullMarked;
