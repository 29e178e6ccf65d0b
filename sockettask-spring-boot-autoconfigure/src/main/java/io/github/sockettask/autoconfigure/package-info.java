/**
 * Auto-configuration: the only place that knows Spring Boot. Nothing depends on it.
 */
@NullMarked
package io.github.sockettask.autoconfigure;

import org.jspecify.annotations.NullMarked;
