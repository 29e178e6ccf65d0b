package io.github.sockettask.guide;

import io.github.sockettask.ConnectSocketOption;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskFactory;
import io.github.sockettask.guide.Prices.Trade;

/**
 * A connection that is known at run time only.
 */
class RunTimePrices {

	private final SocketTask task;

	RunTimePrices(SocketTaskFactory factory) {
		// tag::connect[]
		SocketTask task = factory.connectSocket(ConnectSocketOption.of("wss://example.org/ticker"), (socket) -> {
			socket.onMessage(Trade.class, (message) -> System.out.println(message.data()));
			socket.onClose((close) -> System.out.println(close.code() + " " + close.reason()));
		});
		// end::connect[]
		this.task = task;
	}

	SocketTask task() {
		return this.task;
	}

}
