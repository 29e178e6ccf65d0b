package io.github.sockettask.guide;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

import io.github.sockettask.ConnectSocketOption;
import io.github.sockettask.HandshakeCustomizer;
import io.github.sockettask.ReconnectAction;
import io.github.sockettask.ReconnectDecision;
import io.github.sockettask.ReconnectPolicy;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskEvent;
import io.github.sockettask.SocketTaskRegistry;

/**
 * How an application supervises its connections.
 */
@Configuration(proxyBeanMethods = false)
class Supervising {

	final List<String> outages = new CopyOnWriteArrayList<>();

	// tag::handshake-ticket[]
	@Bean
	HandshakeCustomizer ticket(Tickets tickets) {
		return (handshake, attempt) -> handshake.withUrl(handshake.url() + "?ticket=" + tickets.next())
			.withHeader("X-Retries", String.valueOf(attempt.retries()));
	}
	// end::handshake-ticket[]

	// tag::async-ticket[]
	@Bean
	HandshakeCustomizer signature(Signer signer) {
		return HandshakeCustomizer.async((handshake, attempt) -> signer.sign(handshake.url())
			.thenApply((signature) -> handshake.withHeader("X-Signature", signature)));
	}
	// end::async-ticket[]

	// tag::added-task[]
	void join(SocketTaskRegistry sockets, String room) {
		sockets.add(room, ConnectSocketOption.of("wss://example.org/rooms/" + room)).start();
	}

	void leave(SocketTaskRegistry sockets, String room) {
		sockets.remove(room);
	}
	// end::added-task[]

	// tag::status-event[]
	@EventListener
	void changed(SocketTaskEvent.StatusChanged change) {
		if (change.cause() != null) {
			this.outages.add(change.task().name() + ": " + change.cause().description());
		}
	}
	// end::status-event[]

	// tag::start-by-hand[]
	void startTrading(SocketTask orders) {
		orders.start().orTimeout(20, TimeUnit.SECONDS).join();
	}
	// end::start-by-hand[]

	// tag::replace-address[]
	CompletableFuture<Void> move(SocketTask gateway, URI announced) {
		boolean known = announced.getScheme().equals("wss") && announced.getHost().endsWith(".example.org");
		return known ? gateway.replace(announced) : gateway.replace();
	}
	// end::replace-address[]

	// tag::reconnect-policy[]
	@Bean
	ReconnectPolicy closedAccounts() {
		return (end, retries, configured) -> end.close().reason().equals("account closed")
				? ReconnectDecision.of(ReconnectAction.STOP) : configured;
	}
	// end::reconnect-policy[]

	@FunctionalInterface
	interface Signer {

		CompletableFuture<String> sign(String url);

	}

	@FunctionalInterface
	interface Tickets {

		String next();

	}

}
