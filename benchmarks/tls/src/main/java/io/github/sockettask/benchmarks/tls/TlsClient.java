package io.github.sockettask.benchmarks.tls;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import com.sun.management.OperatingSystemMXBean;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import io.github.sockettask.SocketTask;

/**
 * An application in a JVM of its own, which prints what an operation has cost: processor
 * time and time of the clock, in nanoseconds.
 */
public final class TlsClient {

	private static final int ROUNDS = 4;

	private static final OperatingSystemMXBean SYSTEM = (OperatingSystemMXBean) ManagementFactory
		.getOperatingSystemMXBean();

	private final SocketTask task;

	private final AtomicReference<CountDownLatch> awaited = new AtomicReference<>(new CountDownLatch(0));

	private TlsClient(SocketTask task) {
		this.task = task;
		task.onMessage((result) -> this.awaited.get().countDown());
	}

	public static void main(String[] arguments) throws Exception {
		Map<String, Object> properties = Map.of("sockettask.tasks.feed.url", arguments[0],
				"spring.ssl.bundle.pem.feed.truststore.certificate", arguments[1], "sockettask.tasks.feed.ssl.bundle",
				"feed", "sockettask.tasks.feed.receive.mode", "inline", "sockettask.tasks.feed.auto-startup", "false",
				"sockettask.connect-rate", "0", "sockettask.tasks.feed.send.overflow", "block", "logging.level.root",
				"error", "spring.main.banner-mode", "off");
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Configuration.class)
			.web(WebApplicationType.NONE)
			.properties(properties)
			.run()) {
			TlsClient client = new TlsClient(context.getBean(SocketTask.class));
			client.measure("connect", 100, client::connect);
			client.task.start().get();
			client.measure("send-64", 400_000, (count) -> client.send(count, 64));
			client.measure("send-64k", 2000, (count) -> client.send(count, 65536));
			client.measure("recv-64", 400_000, (count) -> client.receive(count, 64));
			client.measure("recv-64k", 2000, (count) -> client.receive(count, 65536));
		}
	}

	// The first round warms up; the best one of the others counts, since a machine that
	// is busy makes it longer only.
	private void measure(String operation, int count, Operation run) throws Exception {
		long bestCpu = Long.MAX_VALUE;
		long bestTime = Long.MAX_VALUE;
		for (int round = 0; round < ROUNDS; round++) {
			long time = System.nanoTime();
			long cpu = SYSTEM.getProcessCpuTime();
			run.run(count);
			if (round > 0) {
				bestCpu = Math.min(bestCpu, SYSTEM.getProcessCpuTime() - cpu);
				bestTime = Math.min(bestTime, System.nanoTime() - time);
			}
		}
		System.out.println("COST " + operation + " " + bestCpu / count + " " + bestTime / count);
	}

	private void connect(int count) throws Exception {
		for (int i = 0; i < count; i++) {
			this.task.start().get();
			this.task.stop().get();
		}
	}

	private void send(int count, int size) throws Exception {
		String text = "x".repeat(size);
		for (int i = 0; i < count; i++) {
			this.task.send(text);
		}
		receive(1, "?");
	}

	private void receive(int count, int size) throws Exception {
		receive(count, count + " " + size);
	}

	private void receive(int count, String question) throws Exception {
		CountDownLatch latch = new CountDownLatch(count);
		this.awaited.set(latch);
		this.task.send(question);
		if (!latch.await(2, TimeUnit.MINUTES)) {
			throw new IllegalStateException("no answer to " + question);
		}
	}

	private interface Operation {

		void run(int count) throws Exception;

	}

	/** Configures the application without a scan of classes. */
	@EnableAutoConfiguration
	static class Configuration {

	}

}
