/**
 * What handlers cost, measured with JMH and without a network.
 */
@NullMarked
package io.github.sockettask.benchmarks.handlers;

import org.jspecify.annotations.NullMarked;
