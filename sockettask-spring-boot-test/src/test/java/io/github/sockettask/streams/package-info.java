/**
 * Streams of messages against the rules of Reactive Streams.
 */
@NullMarked
package io.github.sockettask.streams;

import org.jspecify.annotations.NullMarked;
