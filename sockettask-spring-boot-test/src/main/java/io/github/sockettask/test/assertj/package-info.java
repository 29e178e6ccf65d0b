/**
 * AssertJ assertions for tasks, their results, and what the scripted server recorded.
 */
@NullMarked
package io.github.sockettask.test.assertj;

import org.jspecify.annotations.NullMarked;
