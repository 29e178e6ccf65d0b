/**
 * A market feed, its client and a page that shows what arrives.
 */
@NullMarked
package io.github.sockettask.samples.marketfeed;

import org.jspecify.annotations.NullMarked;
