package io.github.sockettask.client.connection;

import java.net.URI;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

/**
 * A replacement of the connection of a task, which all callers share that have asked for
 * it before it began. Guarded by the state of the supervisor.
 */
class Replacement {

	/** Completes when the new connection is the current one and is ready. */
	private final CompletableFuture<Void> outcome = new CompletableFuture<>();

	private @Nullable URI address;

	private @Nullable SocketConnection connection;

	CompletableFuture<Void> outcome() {
		return this.outcome;
	}

	// Returns the address to connect to, or null for the one of the settings.
	@Nullable URI address() {
		return this.address;
	}

	// The last address that was asked for counts.
	Replacement to(@Nullable URI address) {
		if (address != null) {
			this.address = address;
		}
		return this;
	}

	// The callers of an earlier replacement, which was not made, wait for this one. An
	// address is for one attempt.
	Replacement inPlaceOf(@Nullable Replacement earlier) {
		if (earlier != null) {
			if (this.address == null && earlier.connection == null) {
				this.address = earlier.address;
			}
			this.outcome.whenComplete((done, failure) -> {
				if (failure != null) {
					earlier.outcome.completeExceptionally(failure);
				}
				else {
					earlier.outcome.complete(null);
				}
			});
		}
		return this;
	}

	@Nullable SocketConnection connection() {
		return this.connection;
	}

	void begin(SocketConnection connection) {
		this.connection = connection;
	}

}
