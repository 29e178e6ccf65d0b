/**
 * A client process: the narrow interface that each peer implements, and the work that is
 * measured.
 */
@NullMarked
package io.github.sockettask.benchmarks.client;

import org.jspecify.annotations.NullMarked;
