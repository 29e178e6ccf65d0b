/**
 * Connections on Netty, with the Tyrus protocol engine. Tyrus, Netty and {@code
 * jakarta.websocket} are named nowhere else.
 */
@NullMarked
package io.github.sockettask.transport.netty;

import org.jspecify.annotations.NullMarked;
