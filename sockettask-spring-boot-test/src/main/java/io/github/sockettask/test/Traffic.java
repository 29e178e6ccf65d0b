package io.github.sockettask.test;

import java.time.Duration;

/**
 * What a proxy does to what passes.
 *
 * @param suspended whether nothing passes
 * @param toServer how fast it passes to the server
 * @param toClient how fast it passes to a client
 */
record Traffic(boolean suspended, Pace toServer, Pace toClient) {

	static final Traffic FREE = new Traffic(false, Pace.FREE, Pace.FREE);

	Traffic suspend() {
		return new Traffic(true, this.toServer, this.toClient);
	}

	Traffic delayedBy(Duration delay) {
		return new Traffic(this.suspended, this.toServer.delayedBy(delay), this.toClient.delayedBy(delay));
	}

	Traffic trickling(int bytes, Duration interval) {
		return new Traffic(this.suspended, this.toServer, this.toClient.limitedTo(bytes, interval));
	}

}
