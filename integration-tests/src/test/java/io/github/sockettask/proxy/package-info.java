/**
 * Connections through proxies: real ones, and some that answer as no real one should.
 */
@NullMarked
package io.github.sockettask.proxy;

import org.jspecify.annotations.NullMarked;
