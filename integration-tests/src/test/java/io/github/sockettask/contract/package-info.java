/**
 * The contract of a socket task, line by line, against real sockets.
 */
@NullMarked
package io.github.sockettask.contract;

import org.jspecify.annotations.NullMarked;
