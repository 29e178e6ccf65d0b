package io.github.sockettask.benchmarks.handlers;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.sockettask.OnCloseCallbackResult;
import io.github.sockettask.OnOpenCallbackResult;
import io.github.sockettask.SocketProfile;
import io.github.sockettask.transport.Transport;
import io.github.sockettask.transport.TransportConnection;
import io.github.sockettask.transport.TransportHandler;
import io.github.sockettask.transport.TransportRequest;

/**
 * A transport without a network: whoever measures brings the messages.
 */
class FedTransport implements Transport {

	/** Messages that one read brings. */
	private static final int READ = 64;

	private final Map<String, TransportHandler> handlers = new ConcurrentHashMap<>();

	@Override
	public void open(TransportRequest request, TransportHandler handler) {
		TransportConnection connection = (TransportConnection) Proxy.newProxyInstance(getClass().getClassLoader(),
				new Class<?>[] { TransportConnection.class }, (proxy, method, arguments) -> {
					if (method.getName().equals("execute")) {
						((Runnable) arguments[0]).run();
					}
					if (method.getName().equals("close")) {
						handler.closed(new OnCloseCallbackResult(1001, ""), null);
					}
					return switch (method.getReturnType().getName()) {
						case "long" -> 0L;
						case "boolean" -> true;
						default -> null;
					};
				});
		Instant now = Instant.now();
		handler.opening(connection);
		handler.opened(new OnOpenCallbackResult(Map.of(), "", new SocketProfile(now, now, now)));
		this.handlers.put(request.uri().getPath(), handler);
	}

	/**
	 * Bring messages to a task.
	 * @param path the path of its address
	 * @param messages what there is, over and over
	 * @param count how many there are to be
	 */
	void feed(String path, String[] messages, int count) {
		TransportHandler handler = this.handlers.get(path);
		for (int i = 0; i < count; i++) {
			handler.message(messages[i % messages.length]);
			if (i % READ == READ - 1) {
				handler.messagesComplete();
			}
		}
		handler.messagesComplete();
	}

}
