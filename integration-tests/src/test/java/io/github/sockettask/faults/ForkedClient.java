package io.github.sockettask.faults;

import java.io.IOException;
import java.security.Security;

import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskEvent;
import io.github.sockettask.SocketTaskEvent.StatusChanged;
import io.github.sockettask.SocketTaskListener;

/**
 * A task with a heartbeat in a JVM of its own, which tells each change of its status.
 */
public final class ForkedClient {

	private ForkedClient() {
	}

	public static void main(String[] urls) throws IOException {
		// names are looked up at each attempt
		Security.setProperty("networkaddress.cache.ttl", "0");
		Security.setProperty("networkaddress.cache.negative.ttl", "0");
		FaultClient client = new FaultClient(FaultClient.WITH_HEARTBEAT);
		SocketTask task = client.create(urls[0]);
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
