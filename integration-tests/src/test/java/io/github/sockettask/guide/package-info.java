/**
 * The examples of the README and of the pages of {@code docs}.
 */
@NullMarked
package io.github.sockettask.guide;

import org.jspecify.annotations.NullMarked;
