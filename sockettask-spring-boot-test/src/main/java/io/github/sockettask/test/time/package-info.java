/**
 * Time that passes when a test says so.
 */
@NullMarked
package io.github.sockettask.test.time;

import org.jspecify.annotations.NullMarked;
