/**
 * The traces of the reference implementation, played by our client.
 */
@NullMarked
package io.github.sockettask.golden;

import org.jspecify.annotations.NullMarked;
