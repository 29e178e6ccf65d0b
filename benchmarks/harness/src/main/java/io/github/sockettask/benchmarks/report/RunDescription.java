package io.github.sockettask.benchmarks.report;

import java.util.List;
import java.util.Map;

/**
 * How figures were measured.
 *
 * @param command what was called
 * @param method what was done, in a sentence
 * @param versions libraries and their versions, by peer
 * @param notes what is not as it should be
 */
public record RunDescription(String command, String method, Map<String, String> versions, List<String> notes) {

}
