/**
 * On which thread callbacks run, one at a time. Internal: it may change in any release.
 */
@NullMarked
package io.github.sockettask.client.execution;

import org.jspecify.annotations.NullMarked;
