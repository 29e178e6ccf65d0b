/**
 * The server that all peers talk to.
 */
@NullMarked
package io.github.sockettask.benchmarks.server;

import org.jspecify.annotations.NullMarked;
