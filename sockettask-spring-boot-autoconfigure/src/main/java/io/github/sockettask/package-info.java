/**
 * The API of socket tasks, the WebSocket client connections of an application. Its terms
 * and its behavior are those of the {@code SocketTask} of Taro and WeChat mini programs.
 */
@NullMarked
package io.github.sockettask;

import org.jspecify.annotations.NullMarked;
