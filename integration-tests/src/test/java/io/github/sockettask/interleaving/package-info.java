/**
 * Whatever both sides do, and whenever: what must hold of every connection.
 */
@NullMarked
package io.github.sockettask.interleaving;

import org.jspecify.annotations.NullMarked;
