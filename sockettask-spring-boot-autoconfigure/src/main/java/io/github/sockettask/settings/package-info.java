/**
 * What can be configured of a task and of its engine, as immutable records. Spring Boot
 * binds properties to them, and an application without Spring Boot makes them itself.
 */
@NullMarked
package io.github.sockettask.settings;

import org.jspecify.annotations.NullMarked;
