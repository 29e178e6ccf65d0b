package io.github.sockettask.guide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import io.github.sockettask.CallbackResult;
import io.github.sockettask.MessageStream;
import io.github.sockettask.SendOption;
import io.github.sockettask.SocketTask;
import io.github.sockettask.guide.Prices.Trade;

/**
 * Messages with bounds of their own, and large ones.
 */
final class Sending {

	private static final Log logger = LogFactory.getLog(Sending.class);

	private Sending() {
	}

	// tag::outcome[]
	static CompletableFuture<CallbackResult> place(SocketTask orders, Order order) {
		return orders.send(order).whenComplete((result, failure) -> {
			if (failure != null) {
				logger.warn("Order " + order.id() + " was not sent: " + failure.getMessage());
			}
		});
	}
	// end::outcome[]

	static void quote(SocketTask task, Trade price) {
		// tag::option[]
		task.send(SendOption.of(price).conflationKey(price.symbol()).ttl(Duration.ofSeconds(2)));
		// end::option[]
	}

	static void upload(SocketTask task, Path bytes, Path text) throws IOException {
		// tag::stream[]
		task.send(MessageStream.binary(Files.newInputStream(bytes)));
		task.send(MessageStream.text(Files.newInputStream(text)));
		// end::stream[]
	}

	record Order(String id, int amount) {

	}

}
