/**
 * The examples of {@code docs/recipes.md}.
 */
@NullMarked
package io.github.sockettask.guide.recipes;

import org.jspecify.annotations.NullMarked;
