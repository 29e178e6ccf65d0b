/**
 * Vert.x.
 */
@NullMarked
package io.github.sockettask.benchmarks.peers.vertx;

import org.jspecify.annotations.NullMarked;
