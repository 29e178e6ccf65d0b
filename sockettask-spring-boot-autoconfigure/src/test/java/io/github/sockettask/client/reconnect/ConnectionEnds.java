package io.github.sockettask.client.reconnect;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.ConnectionEnd;
import io.github.sockettask.HandshakeRefusedException;
import io.github.sockettask.OnCloseCallbackResult;

/**
 * Ways in which a connection may end.
 */
public final class ConnectionEnds {

	private static final OnCloseCallbackResult LOST = new OnCloseCallbackResult(1006,
			OnCloseCallbackResult.ABNORMAL_CLOSURE);

	private ConnectionEnds() {
	}

	public static ConnectionEnd closed(int code) {
		return new ConnectionEnd("ticker", 1, true, new OnCloseCallbackResult(code, ""), null);
	}

	public static ConnectionEnd lost() {
		return new ConnectionEnd("ticker", 1, true, LOST, null);
	}

	static ConnectionEnd failed(@Nullable Throwable error) {
		return new ConnectionEnd("ticker", 1, false, LOST, error);
	}

	public static ConnectionEnd refused(int status) {
		return refused(status, Map.of());
	}

	public static ConnectionEnd refused(int status, Map<String, List<String>> header) {
		return failed(new HandshakeRefusedException("connectSocket:fail " + status, status, header));
	}

}
