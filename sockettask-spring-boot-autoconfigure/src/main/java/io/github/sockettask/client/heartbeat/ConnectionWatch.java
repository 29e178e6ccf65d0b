package io.github.sockettask.client.heartbeat;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.MessageKey;
import io.github.sockettask.settings.HeartbeatSettings;
import io.github.sockettask.settings.SocketTaskSettings;
import io.github.sockettask.transport.TransportConnection;
import io.github.sockettask.transport.TransportTimer;

/**
 * Watches one open connection: heartbeat and silence timeout.
 */
public class ConnectionWatch {

	private final @Nullable Heartbeat heartbeat;

	/** The same, if messages may be answers. */
	private final @Nullable Heartbeat answers;

	private final @Nullable SilenceWatch silence;

	public ConnectionWatch(SocketTaskSettings settings, Function<String, MessageKey> keys, TransportTimer timer,
			Reading reading, Function<String, Future<?>> sender, Consumer<Duration> whenSilent) {
		HeartbeatSettings heartbeat = settings.heartbeat();
		Duration interval = Objects.requireNonNull(heartbeat.interval());
		String message = heartbeat.message();
		String expect = heartbeat.expect();
		ExpectedAnswer expected = (message != null && expect != null) ? ExpectedAnswer.of(expect, keys) : null;
		this.heartbeat = interval.isZero() ? null
				: new Heartbeat((message != null) ? new MessageProbe(message, expected, sender) : new PingProbe(),
						interval, Objects.requireNonNull(heartbeat.timeout()),
						new ConnectionTimer(timer, System::nanoTime), reading);
		this.answers = (expected != null) ? this.heartbeat : null;
		Duration timeout = Objects.requireNonNull(settings.receive().silenceTimeout());
		this.silence = timeout.isZero() ? null : new SilenceWatch(timeout, new ConnectionTimer(timer, System::nanoTime),
				reading, () -> whenSilent.accept(timeout));
	}

	public void start(TransportConnection connection) {
		if (this.heartbeat != null) {
			this.heartbeat.start(connection);
		}
		if (this.silence != null) {
			this.silence.start(connection);
		}
	}

	// Called on the event loop. Returns whether the message is an answer to the
	// heartbeat, which the application does not get.
	public boolean take(Object message) {
		if (this.answers != null && this.answers.take(message)) {
			return true;
		}
		if (this.silence != null) {
			this.silence.message();
		}
		return false;
	}

	/** The connection is closing or gone. Any thread may call this. */
	public void end() {
		if (this.heartbeat != null) {
			this.heartbeat.end();
		}
		if (this.silence != null) {
			this.silence.end();
		}
	}

}
