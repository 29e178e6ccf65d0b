package io.github.sockettask.load;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.sockettask.SocketTask;
import io.github.sockettask.settings.ReceiveMode;
import io.github.sockettask.settings.SocketTaskSettings;

/**
 * An application with little memory whose peers ping all the time. Prints how its
 * connections end.
 */
public final class PingedApplication {

	static final int TASKS = 2;

	private PingedApplication() {
	}

	public static void main(String[] arguments) throws Exception {
		CountDownLatch ended = new CountDownLatch(TASKS);
		try (LoadClient client = new LoadClient()) {
			for (ReceiveMode mode : new ReceiveMode[] { ReceiveMode.SERIAL, ReceiveMode.INLINE }) {
				SocketTaskSettings settings = SocketTaskSettings.DEFAULTS.withUrl(arguments[0]);
				SocketTask task = client.create(settings.withReceive(settings.receive().withMode(mode))
					.withSend(settings.send().withTimeout(Duration.ofMinutes(1))));
				task.onError((result) -> System.out.println("error " + result.errMsg()));
				task.onClose((result) -> {
					System.out.println("close " + result.code());
					ended.countDown();
				});
				task.start();
			}
			ended.await(1, TimeUnit.MINUTES);
		}
	}

}
