/**
 * The arguments for the parameters of annotated methods. Internal: it may change in any
 * release.
 */
@NullMarked
package io.github.sockettask.listener.argument;

import org.jspecify.annotations.NullMarked;
