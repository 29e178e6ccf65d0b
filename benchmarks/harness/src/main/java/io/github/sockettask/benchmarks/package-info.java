/**
 * What is measured.
 */
@NullMarked
package io.github.sockettask.benchmarks;

import org.jspecify.annotations.NullMarked;
