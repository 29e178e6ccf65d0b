package io.github.sockettask.faults;

import java.io.IOException;
import java.security.Security;
import java.time.Duration;

import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskEvent;
import io.github.sockettask.SocketTaskEvent.StatusChanged;
import io.github.sockettask.SocketTaskListener;
import io.github.sockettask.settings.SocketTaskSettings;

/**
 * A task with a heartbeat in a JVM of its own, which tells each change of its status.
 */
public final class ForkedClient {

	private ForkedClient() {
	}

	/**
	 * Connect.
	 * @param arguments the URL, and maybe a connect timeout
	 * @throws IOException if the test is gone
	 */
	public static void main(String[] arguments) throws IOException {
		// names are looked up at each attempt
		Security.setProperty("networkaddress.cache.ttl", "0");
		Security.setProperty("networkaddress.cache.negative.ttl", "0");
		SocketTaskSettings settings = FaultClient.WITH_HEARTBEAT;
		FaultClient client = new FaultClient(
				(arguments.length > 1) ? settings.withConnectTimeout(Duration.parse(arguments[1])) : settings);
		SocketTask task = client.create(arguments[0]);
		task.addListener(new SocketTaskListener() {

			@Override
			public void onEvent(SocketTask task, SocketTaskEvent event) {
				if (event instanceof StatusChanged change) {
					ForkedJvm
						.tell(change.status() + ((change.cause() != null) ? " " + change.cause().description() : ""));
				}
			}

		});
		task.start();
		ForkedJvm.awaitEnd();
	}

}
