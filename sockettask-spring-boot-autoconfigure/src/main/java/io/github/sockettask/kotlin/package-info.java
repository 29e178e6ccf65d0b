/**
 * What functions of Kotlin can do, and methods of Java can't.
 */
@NullMarked
package io.github.sockettask.kotlin;

import org.jspecify.annotations.NullMarked;
