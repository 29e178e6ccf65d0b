/**
 * A scripted WebSocket server for tests. It speaks the protocol on raw sockets, so that
 * it can break every rule of it, and needs nothing but the JDK. So do the networks that
 * break between a client and any server.
 */
@NullMarked
package io.github.sockettask.test;

import org.jspecify.annotations.NullMarked;
