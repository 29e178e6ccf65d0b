/**
 * Compares the TLS of the JDK with the native provider.
 */
@NullMarked
package io.github.sockettask.benchmarks.tls;

import org.jspecify.annotations.NullMarked;
