/**
 * The WebSocket client of Spring on Tomcat.
 */
@NullMarked
package io.github.sockettask.benchmarks.peers.springtomcat;

import org.jspecify.annotations.NullMarked;
