/**
 * The scripted server as an extension of JUnit.
 */
@NullMarked
package io.github.sockettask.test.junit;

import org.jspecify.annotations.NullMarked;
