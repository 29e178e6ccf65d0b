package io.github.sockettask.guide;

import java.time.Duration;
import java.util.List;

import reactor.core.publisher.Flux;

import io.github.sockettask.SocketTask;
import io.github.sockettask.annotation.OnMessage;
import io.github.sockettask.reactor.SocketTaskFlux;

/**
 * Messages in other ways than one by one.
 */
class Receiving {

	private final List<List<Price>> stored;

	Receiving(List<List<Price>> stored) {
		this.stored = stored;
	}

	// tag::receive-lists[]
	@OnMessage("prices")
	void store(List<Price> prices) {
		this.stored.add(prices);
	}
	// end::receive-lists[]

	// tag::receive-flux[]
	Flux<List<Price>> everySecond(SocketTask prices) {
		return SocketTaskFlux.of(prices, Price.class).buffer(Duration.ofSeconds(1));
	}
	// end::receive-flux[]

	// tag::receive-pause[]
	void reload(SocketTask prices, Runnable reload) {
		prices.pause();
		try {
			reload.run();
		}
		finally {
			prices.resume();
		}
	}
	// end::receive-pause[]

	record Price(String symbol, double value) {

	}

}
