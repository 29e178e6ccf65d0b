/**
 * Finds annotated methods and describes them. Internal: it may change in any release.
 */
@NullMarked
package io.github.sockettask.listener.method;

import org.jspecify.annotations.NullMarked;
