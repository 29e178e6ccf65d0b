/**
 * A scripted WebSocket server for tests. It speaks the protocol on raw sockets, so that
 * it can break every rule of it, and needs nothing but the JDK.
 */
@NullMarked
package io.github.sockettask.test;

import org.jspecify.annotations.NullMarked;
