/**
 * Annotations for methods that handle the events of socket tasks.
 */
@NullMarked
package io.github.sockettask.annotation;

import org.jspecify.annotations.NullMarked;
