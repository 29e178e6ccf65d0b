/**
 * Tyrus on its JDK container.
 */
@NullMarked
package io.github.sockettask.benchmarks.peers.tyrusjdk;

import org.jspecify.annotations.NullMarked;
