/**
 * The examples of {@code docs/migration.md}.
 */
@NullMarked
package io.github.sockettask.guide.migration;

import org.jspecify.annotations.NullMarked;
