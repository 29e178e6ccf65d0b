/**
 * OkHttp.
 */
@NullMarked
package io.github.sockettask.benchmarks.peers.okhttp;

import org.jspecify.annotations.NullMarked;
