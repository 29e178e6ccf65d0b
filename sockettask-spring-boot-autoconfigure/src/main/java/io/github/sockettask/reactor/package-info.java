/**
 * Tasks for applications that use Reactor.
 */
@NullMarked
package io.github.sockettask.reactor;

import org.jspecify.annotations.NullMarked;
