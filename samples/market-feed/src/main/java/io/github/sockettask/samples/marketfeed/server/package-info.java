/**
 * The feed's server, with faults to order.
 */
@NullMarked
package io.github.sockettask.samples.marketfeed.server;

import org.jspecify.annotations.NullMarked;
