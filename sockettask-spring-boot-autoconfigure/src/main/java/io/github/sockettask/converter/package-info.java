/**
 * Converts messages to objects and back with the message converters of Spring.
 */
@NullMarked
package io.github.sockettask.converter;

import org.jspecify.annotations.NullMarked;
