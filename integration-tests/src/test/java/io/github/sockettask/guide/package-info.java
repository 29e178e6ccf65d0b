/**
 * The examples of the README and of {@code docs/configuration.md}.
 */
@NullMarked
package io.github.sockettask.guide;

import org.jspecify.annotations.NullMarked;
