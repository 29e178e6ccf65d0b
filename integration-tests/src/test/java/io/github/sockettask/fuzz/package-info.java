/**
 * What a hostile server may send, made at random: what must hold whatever it is.
 */
@NullMarked
package io.github.sockettask.fuzz;

import org.jspecify.annotations.NullMarked;
