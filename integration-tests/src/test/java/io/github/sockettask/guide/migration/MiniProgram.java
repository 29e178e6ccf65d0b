package io.github.sockettask.guide.migration;

import java.util.Map;

import io.github.sockettask.ConnectSocketOption;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskFactory;
import io.github.sockettask.guide.migration.TickerPrices.Trade;

/**
 * The code of a mini program, in Java.
 */
final class MiniProgram {

	private MiniProgram() {
	}

	static SocketTask connect(SocketTaskFactory sockets, String url, String token) {
		// tag::mini-program[]
		SocketTask task = sockets
			.connectSocket(ConnectSocketOption.of(url).header("Authorization", token).reconnect(true), (socket) -> {
				socket.onOpen((open) -> socket.send(Map.of("subscribe", "SPX")));
				socket.onMessage(Trade.class, (message) -> System.out.println(message.data().price()));
				socket.onError((error) -> System.out.println(error.errMsg()));
				socket.onClose((close) -> System.out.println(close.code() + " " + close.reason()));
			});
		// end::mini-program[]
		return task;
	}

}
