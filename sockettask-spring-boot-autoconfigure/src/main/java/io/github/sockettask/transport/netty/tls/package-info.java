/**
 * TLS with the certificates of SSL bundles: which servers to trust, what to present, and
 * why it has failed. Internal; may change in any release.
 */
@NullMarked
package io.github.sockettask.transport.netty.tls;

import org.jspecify.annotations.NullMarked;
