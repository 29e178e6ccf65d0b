package io.github.sockettask.client.heartbeat;

import java.nio.ByteBuffer;

import io.github.sockettask.transport.TransportConnection;

/**
 * Sends numbered pings; any data that is read counts as an answer.
 */
class PingProbe implements HeartbeatProbe {

	private long number;

	private long reads;

	@Override
	public void ask(TransportConnection connection) {
		this.reads = connection.reads();
		this.number++;
		connection.sendPing(ByteBuffer.allocate(Long.BYTES).putLong(0, this.number), (failure) -> {
			// The deadline of the answer covers this.
		});
	}

	@Override
	public boolean isAnswered(TransportConnection connection) {
		return connection.reads() != this.reads;
	}

	@Override
	public boolean isWaiting() {
		return false;
	}

	@Override
	public boolean take(Object message) {
		return false;
	}

	@Override
	public String missing() {
		return "nothing";
	}

}
