/**
 * Much at once.
 */
@NullMarked
package io.github.sockettask.load;

import org.jspecify.annotations.NullMarked;
