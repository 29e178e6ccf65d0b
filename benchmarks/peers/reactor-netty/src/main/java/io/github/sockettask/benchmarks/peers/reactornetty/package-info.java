/**
 * Reactor Netty.
 */
@NullMarked
package io.github.sockettask.benchmarks.peers.reactornetty;

import org.jspecify.annotations.NullMarked;
