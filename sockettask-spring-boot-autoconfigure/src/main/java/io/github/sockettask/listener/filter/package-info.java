/**
 * Which messages an annotated method wants. Internal: it may change in any release.
 */
@NullMarked
package io.github.sockettask.listener.filter;

import org.jspecify.annotations.NullMarked;
