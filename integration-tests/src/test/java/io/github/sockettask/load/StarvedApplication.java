package io.github.sockettask.load;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;

import io.github.sockettask.SocketTask;
import io.github.sockettask.autoconfigure.SocketTaskAutoConfiguration;

/**
 * An application whose heap is full again and again, for a moment each time. Prints which
 * of its tasks do not receive messages afterwards.
 */
public final class StarvedApplication {

	private static final long SHORTAGE = TimeUnit.MILLISECONDS.toNanos(1500);

	private static final long RECOVERY = TimeUnit.SECONDS.toNanos(30);

	private final Map<String, AtomicLong> received = new TreeMap<>();

	private StarvedApplication(Map<String, SocketTask> tasks) {
		tasks.forEach((name, task) -> {
			AtomicLong count = new AtomicLong();
			this.received.put(name, count);
			task.onMessage((message) -> count.incrementAndGet());
			task.start();
		});
	}

	public static void main(String[] args) throws InterruptedException {
		int rounds = Integer.getInteger("rounds");
		SpringApplication application = new SpringApplication(StarvedConfiguration.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		ConfigurableApplicationContext context = application.run(args);
		StarvedApplication starved = new StarvedApplication(context.getBeansOfType(SocketTask.class));
		starved.awaitMessages("start");
		for (int round = 1; round <= rounds; round++) {
			fill();
			starved.awaitMessages("round " + round);
		}
		Runtime.getRuntime().halt(0);
	}

	private void awaitMessages(String what) throws InterruptedException {
		Map<String, Long> before = new TreeMap<>();
		this.received.forEach((name, count) -> before.put(name, count.get()));
		long deadline = System.nanoTime() + RECOVERY;
		List<String> silent = silent(before);
		while (!silent.isEmpty() && System.nanoTime() < deadline) {
			Thread.sleep(10);
			silent = silent(before);
		}
		System.out.println("after " + what + " silent " + silent);
	}

	private List<String> silent(Map<String, Long> before) {
		return before.entrySet()
			.stream()
			.filter((entry) -> this.received.get(entry.getKey()).get() < entry.getValue() + 3)
			.map(Map.Entry::getKey)
			.toList();
	}

	// takes what is left of the heap, almost to the last byte, for a moment
	private static void fill() {
		Object[] kept = null;
		long end = System.nanoTime() + SHORTAGE;
		for (int size = 1 << 20; System.nanoTime() < end; size = Math.max(16, size / 8)) {
			try {
				while (System.nanoTime() < end) {
					kept = new Object[] { kept, new byte[size] };
				}
			}
			catch (OutOfMemoryError ex) {
				// as expected
			}
		}
	}

	/**
	 * The tasks and nothing else.
	 */
	@ImportAutoConfiguration({ LifecycleAutoConfiguration.class, JacksonAutoConfiguration.class,
			SocketTaskAutoConfiguration.class })
	static class StarvedConfiguration {

	}

}
