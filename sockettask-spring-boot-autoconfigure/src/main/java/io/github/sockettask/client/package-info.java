/**
 * The face of the engine: the factory that creates tasks, and the task itself. What a
 * task does is in the packages below.
 */
@NullMarked
package io.github.sockettask.client;

import org.jspecify.annotations.NullMarked;
