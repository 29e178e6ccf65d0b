package io.github.sockettask.client.reconnect;

import java.security.cert.CertificateException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.ConnectionEnd;
import io.github.sockettask.ProtocolViolationException;
import io.github.sockettask.ProxyRefusedException;
import io.github.sockettask.ReconnectAction;
import io.github.sockettask.settings.CodeRange;
import io.github.sockettask.settings.ReconnectSettings;

/**
 * The action for each cause, if no policy of the application decides.
 */
public class ReconnectRules {

	private static final Map<Integer, ReconnectAction> ON_CLOSE = Map.of(1002, ReconnectAction.SLOW, 1003,
			ReconnectAction.SLOW, 1007, ReconnectAction.SLOW, 1008, ReconnectAction.REFRESH, 1009, ReconnectAction.SLOW,
			1010, ReconnectAction.SLOW, 1013, ReconnectAction.SLOW, 4401, ReconnectAction.REFRESH);

	private static final Map<Integer, ReconnectAction> ON_STATUS = Map.of(401, ReconnectAction.REFRESH, 403,
			ReconnectAction.REFRESH, 404, ReconnectAction.SLOW);

	/** Codes for a fault of one side, which a retry does not mend. */
	private static final Set<Integer> FAULTS = Set.of(1002, 1003, 1007, 1009, 1010);

	private static final int MAX_CAUSES = 20;

	/** The most specific range first. */
	private final List<Map.Entry<CodeRange, ReconnectAction>> onClose;

	/** The most specific range first. */
	private final List<Map.Entry<CodeRange, ReconnectAction>> onStatus;

	private final boolean refreshing;

	ReconnectRules(ReconnectSettings settings, boolean refreshing) {
		this.onClose = ranges(settings.onClose());
		this.onStatus = ranges(settings.onStatus());
		this.refreshing = refreshing;
	}

	private static List<Map.Entry<CodeRange, ReconnectAction>> ranges(@Nullable Map<String, ReconnectAction> actions) {
		return (actions != null) ? actions.entrySet()
			.stream()
			.map((entry) -> Map.entry(CodeRange.of(entry.getKey()), entry.getValue()))
			.sorted(Comparator.comparingInt((entry) -> entry.getKey().size()))
			.toList() : List.of();
	}

	boolean isRefreshing() {
		return this.refreshing;
	}

	ReconnectAction action(ConnectionEnd end) {
		ReconnectAction action = configured(end);
		return (action == ReconnectAction.REFRESH && !this.refreshing) ? ReconnectAction.SLOW : action;
	}

	private ReconnectAction configured(ConnectionEnd end) {
		Integer status = end.status();
		if (status != null) {
			return find(status, this.onStatus, ON_STATUS);
		}
		if (end.error() instanceof ProtocolViolationException || end.error() instanceof ProxyRefusedException
				|| isCertificate(end.error())) {
			return ReconnectAction.SLOW;
		}
		return find(end.close().code(), this.onClose, ON_CLOSE);
	}

	private static ReconnectAction find(int code, List<Map.Entry<CodeRange, ReconnectAction>> configured,
			Map<Integer, ReconnectAction> defaults) {
		for (Map.Entry<CodeRange, ReconnectAction> entry : configured) {
			if (entry.getKey().contains(code)) {
				return entry.getValue();
			}
		}
		return defaults.getOrDefault(code, ReconnectAction.BACKOFF);
	}

	static boolean isCertificate(@Nullable Throwable error) {
		Throwable cause = error;
		// Causes may form a cycle.
		for (int i = 0; i < MAX_CAUSES && cause != null; i++) {
			if (cause instanceof CertificateException) {
				return true;
			}
			cause = cause.getCause();
		}
		return false;
	}

	// Returns whether a fault of one side has ended the connection, and not the network.
	public static boolean isFault(ConnectionEnd end) {
		return end.error() instanceof ProtocolViolationException || FAULTS.contains(end.close().code());
	}

}
