/**
 * Annotated methods of beans as listeners of tasks.
 */
@NullMarked
package io.github.sockettask.listener;

import org.jspecify.annotations.NullMarked;
