/**
 * Which handlers get an event or a message: callbacks, listeners, routes, error handlers,
 * subscribers. Internal: it may change in any release.
 */
@NullMarked
package io.github.sockettask.client.handler;

import org.jspecify.annotations.NullMarked;
