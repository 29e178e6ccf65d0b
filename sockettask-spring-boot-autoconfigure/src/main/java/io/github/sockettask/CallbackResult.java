package io.github.sockettask;

/**
 * Result of a call, as handed to {@code success}, {@code fail} and {@code complete}.
 *
 * @param errMsg what became of the call: {@code "<api>:ok"} or {@code "<api>:fail <why>"}
 * @since 0.1.0
 */
public record CallbackResult(String errMsg) {

}
