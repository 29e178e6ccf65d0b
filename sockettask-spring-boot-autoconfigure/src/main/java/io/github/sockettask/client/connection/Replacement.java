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
	private final CompletableFuture<Void> outcome;

	private @Nullable URI address;

	private @Nullable SocketConnection connection;

	Replacement() {
		this(new CompletableFuture<>());
	}

	private Replacement(CompletableFuture<Void> outcome) {
		this.outcome = outcome;
	}

	// Returns one for the callers of an earlier one, which was not made, and of a later
	// one. The future of the earliest completes all others: it may take days and many
	// attempts until there is a connection.
	static Replacement of(@Nullable Replacement earlier, @Nullable Replacement later) {
		if (earlier == null) {
			return (later != null) ? later : new Replacement();
		}
		Replacement both = new Replacement(earlier.outcome);
		// An address is for one attempt.
		both.address = (earlier.connection == null) ? earlier.address : null;
		if (later != null) {
			both.to(later.address);
			earlier.outcome.whenComplete((done, failure) -> later.complete(failure));
		}
		return both;
	}

	CompletableFuture<Void> outcome() {
		return this.outcome;
	}

	void complete(@Nullable Throwable failure) {
		if (failure != null) {
			this.outcome.completeExceptionally(failure);
		}
		else {
			this.outcome.complete(null);
		}
	}

	// Returns the address to connect to, or null for the one of the settings.
	@Nullable URI address() {
		return this.address;
	}

	// The last address that was asked for counts.
	void to(@Nullable URI address) {
		if (address != null) {
			this.address = address;
		}
	}

	@Nullable SocketConnection connection() {
		return this.connection;
	}

	void begin(SocketConnection connection) {
		this.connection = connection;
	}

}
