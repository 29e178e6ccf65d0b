package io.github.sockettask;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.text.PeerText;
import io.github.sockettask.text.Redaction;
import io.github.sockettask.text.UserText;

/**
 * The end of a connection, or of a connection attempt that failed. Created by tasks;
 * components may be added in any release.
 *
 * @param taskName the name of the task
 * @param socketTaskId the number of the connection
 * @param opened whether the connection was open
 * @param close the result that {@code onClose} receives
 * @param error the exception that {@code onError} receives, if there is one
 * @since 0.1.0
 */
public record ConnectionEnd(String taskName, int socketTaskId, boolean opened, OnCloseCallbackResult close,
		@Nullable Throwable error) {

	private static final int ABNORMAL = 1006;

	/**
	 * Return the HTTP status with which the server refused the handshake.
	 * @return the status, or {@code null} if the server did not refuse it
	 */
	public @Nullable Integer status() {
		return (this.error instanceof HandshakeRefusedException refused) ? refused.status() : null;
	}

	/**
	 * Describe the cause.
	 * @return a phrase, such as {@code refused: 503} or {@code closed: 1011 overloaded}
	 */
	public String description() {
		Integer status = status();
		if (status != null) {
			return "refused: " + status + redirect(status);
		}
		if (this.error != null) {
			return Redaction.line(UserText.message(this.error));
		}
		if (this.close.code() == ABNORMAL) {
			return (OnCloseCallbackResult.ABNORMAL_CLOSURE.equals(this.close.reason())) ? "connection lost"
					: PeerText.of(this.close.reason());
		}
		return ("closed: " + this.close.code() + " " + PeerText.of(this.close.reason())).strip();
	}

	// What was followed has not refused the handshake.
	private String redirect(int status) {
		List<String> locations = (status / 100 == 3 && this.error instanceof HandshakeRefusedException refused)
				? refused.header().getOrDefault("Location", List.of()) : List.of();
		return locations.isEmpty() ? ""
				: ", a redirect to " + Redaction.url(locations.get(0)) + " that is not followed";
	}

}
