/**
 * The WebSocket client of Spring.
 */
@NullMarked
package io.github.sockettask.benchmarks.peers.spring;

import org.jspecify.annotations.NullMarked;
