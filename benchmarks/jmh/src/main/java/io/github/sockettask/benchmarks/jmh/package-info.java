/**
 * What handlers cost, measured with JMH and without a network.
 */
@NullMarked
package io.github.sockettask.benchmarks.jmh;

import org.jspecify.annotations.NullMarked;
