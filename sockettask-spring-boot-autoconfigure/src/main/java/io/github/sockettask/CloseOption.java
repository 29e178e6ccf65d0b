package io.github.sockettask;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Code, reason and callbacks of a close call. Immutable: each method that sets a
 * component returns a copy.
 * <p>
 * {@link #normal()}, {@link #of} and the methods that set a component are the API: the
 * constructor changes when components are added.
 *
 * @param code the close code: {@value #NORMAL}, or 3000 to 4999 for codes of libraries
 * and applications (RFC 6455, section 7.4)
 * @param reason the reason for the peer, at most {@value #MAX_REASON_BYTES}
 * <em>bytes</em> of UTF-8
 * @param success called when the close was accepted
 * @param fail called when code or reason are not allowed
 * @param complete called after {@code success} or {@code fail}, exactly once
 * @since 0.1.0
 * @see SocketTask#close(CloseOption)
 */
public record CloseOption(int code, String reason, @Nullable Consumer<CallbackResult> success,
		@Nullable Consumer<CallbackResult> fail, @Nullable Consumer<CallbackResult> complete) {

	/**
	 * Close code of a normal closure, the default.
	 */
	public static final int NORMAL = 1000;

	/**
	 * Maximum length of a reason in bytes of UTF-8 (RFC 6455, section 5.5: 125 bytes
	 * including the code).
	 */
	public static final int MAX_REASON_BYTES = 123;

	/**
	 * Return an option for a normal closure without a reason.
	 * @return the option
	 */
	public static CloseOption normal() {
		return of(NORMAL, "");
	}

	/**
	 * Return an option without callbacks. It is validated when it is used.
	 * @param code the close code
	 * @param reason the reason, which may be empty
	 * @return the option
	 */
	public static CloseOption of(int code, String reason) {
		return new CloseOption(code, reason, null, null, null);
	}

	/**
	 * Set the callback for an accepted close.
	 * @param success the callback
	 * @return a copy with the callback
	 */
	public CloseOption success(Consumer<CallbackResult> success) {
		return new CloseOption(this.code, this.reason, success, this.fail, this.complete);
	}

	/**
	 * Set the callback for a refused close.
	 * @param fail the callback
	 * @return a copy with the callback
	 */
	public CloseOption fail(Consumer<CallbackResult> fail) {
		return new CloseOption(this.code, this.reason, this.success, fail, this.complete);
	}

	/**
	 * Set the callback for both outcomes.
	 * @param complete the callback
	 * @return a copy with the callback
	 */
	public CloseOption complete(Consumer<CallbackResult> complete) {
		return new CloseOption(this.code, this.reason, this.success, this.fail, complete);
	}

}
