/**
 * Live updates of the page in the browser.
 */
@NullMarked
package io.github.sockettask.samples.marketfeed.page;

import org.jspecify.annotations.NullMarked;
