/**
 * Opens connections and moves messages: Spring's WebSocket types on the Tyrus protocol
 * engine on Netty. Tyrus, Netty and {@code jakarta.websocket} are named nowhere else.
 */
@NullMarked
package io.github.sockettask.transport;

import org.jspecify.annotations.NullMarked;
