/**
 * Texts that leave the library: without control characters of a peer, without secrets,
 * and not without end. Internal: may change in any release.
 */
@NullMarked
package io.github.sockettask.text;

import org.jspecify.annotations.NullMarked;
