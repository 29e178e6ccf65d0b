/**
 * Whether the client keeps to RFC 6455 and RFC 7692. Cases of the standard conformance
 * suite carry its numbers.
 */
@NullMarked
package io.github.sockettask.conformance;

import org.jspecify.annotations.NullMarked;
