/**
 * What becomes of messages that wait, or are wanted in another way than one by one.
 */
@NullMarked
package io.github.sockettask.receiving;

import org.jspecify.annotations.NullMarked;
