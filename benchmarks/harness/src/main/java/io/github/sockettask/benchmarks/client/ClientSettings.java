package io.github.sockettask.benchmarks.client;

import java.net.URI;
import java.util.List;

/**
 * What a client needs to know before it connects.
 *
 * @param uris where it will connect to, in order
 * @param maxMessageSize size in bytes of the largest message that it will get
 */
public record ClientSettings(List<URI> uris, int maxMessageSize) {

}
