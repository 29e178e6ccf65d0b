/**
 * The API of a socket task: what an application sees of a WebSocket client connection.
 * Its words and its behaviour are those of the {@code SocketTask} of Taro and WeChat mini
 * programs, in Java terms.
 */
@NullMarked
package io.github.sockettask;

import org.jspecify.annotations.NullMarked;
