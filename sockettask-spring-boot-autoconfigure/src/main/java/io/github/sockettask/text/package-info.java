/**
 * Texts that leave the library: without control characters of a peer, without secrets,
 * and of limited length. Internal: may change in any release.
 */
@NullMarked
package io.github.sockettask.text;

import org.jspecify.annotations.NullMarked;
