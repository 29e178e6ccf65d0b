package io.github.sockettask.load;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;

import io.github.sockettask.SocketTask;
import io.github.sockettask.autoconfigure.SocketTaskAutoConfiguration;

/**
 * An application that sends numbered messages until none is accepted any more, and prints
 * how many were.
 */
@ImportAutoConfiguration({ LifecycleAutoConfiguration.class, JacksonAutoConfiguration.class,
		SocketTaskAutoConfiguration.class })
public final class SendingApplication {

	static final int FILLED = 20_000;

	private SendingApplication() {
	}

	public static void main(String[] args) throws InterruptedException {
		SpringApplication application = new SpringApplication(SendingApplication.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		SocketTask task = application.run(args).getBean("feed", SocketTask.class);
		int accepted = 0;
		while (!task.send(message(accepted)).isCompletedExceptionally()) {
			accepted++;
			if (accepted == FILLED) {
				System.out.println("filled, " + ((task.bufferedAmount() > 0) ? "messages wait" : "all is written"));
			}
			else if (accepted > FILLED) {
				Thread.sleep(1);
			}
		}
		System.out.println("accepted " + accepted);
	}

	private static byte[] message(int number) {
		return Arrays.copyOf((number + " ").getBytes(StandardCharsets.US_ASCII), 1000);
	}

}
