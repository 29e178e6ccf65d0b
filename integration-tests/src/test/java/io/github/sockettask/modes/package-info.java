/**
 * The ways of dispatch, transport and messages in which the same tests run.
 */
@NullMarked
package io.github.sockettask.modes;

import org.jspecify.annotations.NullMarked;
