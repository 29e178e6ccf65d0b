/**
 * The client of the feed: all that an application with sockettask writes.
 */
@NullMarked
package io.github.sockettask.samples.marketfeed.client;

import org.jspecify.annotations.NullMarked;
