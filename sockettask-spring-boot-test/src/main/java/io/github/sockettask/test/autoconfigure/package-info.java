/**
 * Spring tests of what uses tasks: {@code @SocketTaskTest} and the parts it is made of.
 */
@NullMarked
package io.github.sockettask.test.autoconfigure;

import org.jspecify.annotations.NullMarked;
