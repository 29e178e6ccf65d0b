/**
 * Arithmetic and presentation of figures.
 */
@NullMarked
package io.github.sockettask.benchmarks.report;

import org.jspecify.annotations.NullMarked;
