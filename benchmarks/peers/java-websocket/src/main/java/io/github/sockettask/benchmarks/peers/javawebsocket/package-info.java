/**
 * Java-WebSocket.
 */
@NullMarked
package io.github.sockettask.benchmarks.peers.javawebsocket;

import org.jspecify.annotations.NullMarked;
