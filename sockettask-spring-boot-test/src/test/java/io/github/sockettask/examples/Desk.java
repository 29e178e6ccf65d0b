package io.github.sockettask.examples;

import java.util.concurrent.CompletableFuture;

import io.github.sockettask.CallbackResult;
import io.github.sockettask.SocketTask;

// tag::desk[]
class Desk {

	private final SocketTask orders;

	private String lastReply = "";

	Desk(SocketTask orders) {
		this.orders = orders;
		orders.onMessage(String.class, (message) -> this.lastReply = message.data());
	}

	CompletableFuture<CallbackResult> buy(String symbol) {
		return this.orders.send("buy " + symbol);
	}

	String lastReply() {
		return this.lastReply;
	}

}
// end::desk[]
