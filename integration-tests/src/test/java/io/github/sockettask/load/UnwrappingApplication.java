package io.github.sockettask.load;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;

import io.github.sockettask.SocketTask;

/**
 * An application whose frames hold many messages. Prints how many its tasks have
 * received, each on one connection.
 */
public final class UnwrappingApplication {

	private UnwrappingApplication() {
	}

	public static void main(String[] args) throws InterruptedException {
		SpringApplication application = new SpringApplication(StarvedApplication.StarvedConfiguration.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		Map<String, SocketTask> tasks = new TreeMap<>(application.run(args).getBeansOfType(SocketTask.class));
		CountDownLatch closed = new CountDownLatch(tasks.size());
		Map<String, AtomicInteger> received = new TreeMap<>();
		tasks.forEach((name, task) -> {
			AtomicInteger count = new AtomicInteger();
			received.put(name, count);
			if (name.startsWith("lists")) {
				task.onMessages(String.class, (messages) -> count.addAndGet(messages.data().size()));
			}
			else {
				task.onMessage((message) -> count.incrementAndGet());
			}
			task.onClose((result) -> closed.countDown());
			task.start();
		});
		closed.await(2, TimeUnit.MINUTES);
		System.out.println("received " + received);
		Runtime.getRuntime().halt(0);
	}

}
