/**
 * The border between the engine and annotated methods: what both need of each other
 * beyond the public API. Internal, may change in any release.
 */
@NullMarked
package io.github.sockettask.handler;

import org.jspecify.annotations.NullMarked;
