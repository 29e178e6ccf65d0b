/**
 * The examples of {@code docs/testing.md}.
 */
@NullMarked
package io.github.sockettask.examples;

import org.jspecify.annotations.NullMarked;
