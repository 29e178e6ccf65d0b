@NullMarked
package io.github.sockettask.transport;

import org.jspecify.annotations.NullMarked;
