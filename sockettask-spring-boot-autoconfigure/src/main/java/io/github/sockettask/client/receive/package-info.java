/**
 * From the read of a socket to the handlers: the mailbox, back-pressure, serial and
 * parallel dispatch. Internal: it may change in any release.
 */
@NullMarked
package io.github.sockettask.client.receive;

import org.jspecify.annotations.NullMarked;
