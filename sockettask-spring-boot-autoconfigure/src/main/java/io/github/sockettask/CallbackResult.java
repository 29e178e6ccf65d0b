package io.github.sockettask;

/**
 * Result of a call, passed to {@code success}, {@code fail} and {@code complete}.
 * Components may be added in any release.
 *
 * @param errMsg the result: {@code "<api>:ok"} or {@code "<api>:fail <reason>"}
 * @since 0.1.0
 */
public record CallbackResult(String errMsg) {

}
