/**
 * The border between the engine and the network: what opens connections and moves
 * messages implements it.
 */
@NullMarked
package io.github.sockettask.transport;

import org.jspecify.annotations.NullMarked;
