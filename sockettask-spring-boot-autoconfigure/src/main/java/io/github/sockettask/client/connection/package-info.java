/**
 * Which connection a task has and what follows it: supervision, replacement, status, and
 * one connection from its attempt to its end. Internal: it may change in any release.
 */
@NullMarked
package io.github.sockettask.client.connection;

import org.jspecify.annotations.NullMarked;
