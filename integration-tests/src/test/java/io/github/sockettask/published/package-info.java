/**
 * Tests of what is published: the jars, as the build has packaged them, and the bill of
 * materials.
 */
@NullMarked
package io.github.sockettask.published;

import org.jspecify.annotations.NullMarked;
