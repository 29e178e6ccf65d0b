/**
 * Looks into messages that are JSON, with Jackson.
 */
@NullMarked
package io.github.sockettask.json;

import org.jspecify.annotations.NullMarked;
