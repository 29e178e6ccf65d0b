/**
 * The engine: what a socket task does from its start to its end, whatever transport
 * carries it.
 */
@NullMarked
package io.github.sockettask.client;

import org.jspecify.annotations.NullMarked;
