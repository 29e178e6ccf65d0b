/**
 * Messages of the feed, as they are on the wire.
 */
@NullMarked
package io.github.sockettask.samples.marketfeed.message;

import org.jspecify.annotations.NullMarked;
