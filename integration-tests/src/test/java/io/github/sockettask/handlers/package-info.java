/**
 * Annotated methods in an application: what they return, what becomes of what they throw,
 * and what they may take.
 */
@NullMarked
package io.github.sockettask.handlers;

import org.jspecify.annotations.NullMarked;
