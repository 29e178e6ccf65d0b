package io.github.sockettask.benchmarks.handlers;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

import io.github.sockettask.SocketTask;

/**
 * Measures, in turns, and prints the median of each in nanoseconds a message.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class HandlerBenchmark {

	private static final int ROUNDS = 15;

	private static final int WARM_UP = 5;

	private static final int CALLS = 20_000_000;

	private static final int MESSAGES = 400_000;

	@Bean
	FedTransport transport() {
		return new FedTransport();
	}

	@Bean
	Market handlers(JsonMapper mapper) {
		return new Market(mapper);
	}

	/**
	 * Measure.
	 * @param arguments none
	 */
	public static void main(String[] arguments) {
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(HandlerBenchmark.class)
			.web(WebApplicationType.NONE)
			.properties("sockettask.tasks.text.url=ws://localhost/text",
					"sockettask.tasks.market.url=ws://localhost/market", "sockettask.defaults.receive.dispatch=inline",
					"sockettask.defaults.heartbeat.interval=0s", "sockettask.defaults.startup=wait",
					"spring.main.banner-mode=off", "logging.level.root=warn")
			.run()) {
			print(measure(context));
		}
	}

	private static Map<String, TreeMap<Double, String>> measure(ConfigurableApplicationContext context) {
		FedTransport transport = context.getBean(FedTransport.class);
		Market market = context.getBean(Market.class);
		context.getBeansOfType(SocketTask.class).values().forEach((task) -> task.start().join());
		String[] messages = Market.messages();
		String[] texts = { "hello", "world" };
		Map<String, Map.Entry<Integer, IntConsumer>> cases = new LinkedHashMap<>();
		cases.put("text-direct", Map.entry(CALLS, (count) -> {
			for (int i = 0; i < count; i++) {
				market.text(texts[i & 1]);
			}
		}));
		TextListener listener = new TextListener();
		cases.put("text-invoked", Map.entry(CALLS, (count) -> listener.call(texts, count)));
		cases.put("text-annotated", Map.entry(CALLS, (count) -> transport.feed("/text", texts, count)));
		cases.put("type-annotated", Map.entry(MESSAGES, (count) -> transport.feed("/market", messages, count)));
		cases.put("type-tree-switch", Map.entry(MESSAGES, (count) -> {
			for (int i = 0; i < count; i++) {
				market.treeSwitch(messages[i % messages.length]);
			}
		}));
		cases.put("type-text-switch", Map.entry(MESSAGES, (count) -> {
			for (int i = 0; i < count; i++) {
				market.textSwitch(messages[i % messages.length]);
			}
		}));
		Map<String, TreeMap<Double, String>> figures = new LinkedHashMap<>();
		for (int round = 0; round < WARM_UP + ROUNDS; round++) {
			for (Map.Entry<String, Map.Entry<Integer, IntConsumer>> each : cases.entrySet()) {
				int count = each.getValue().getKey();
				long start = System.nanoTime();
				each.getValue().getValue().accept(count);
				double time = (double) (System.nanoTime() - start) / count;
				if (round >= WARM_UP) {
					figures.computeIfAbsent(each.getKey(), (name) -> new TreeMap<>()).put(time, each.getKey());
				}
			}
		}
		if (market.handled == 0) {
			throw new IllegalStateException("nothing was handled");
		}
		return figures;
	}

	private static void print(Map<String, TreeMap<Double, String>> figures) {
		figures.forEach((name, times) -> System.out.printf("FIGURE %s %.1f ns/message [%.1f..%.1f]%n", name,
				median(times), times.firstKey(), times.lastKey()));
		for (String other : new String[] { "text-invoked", "text-annotated" }) {
			System.out.printf("DIFFERENCE %s-text-direct %.1f ns%n", other,
					median(figures.get(other)) - median(figures.get("text-direct")));
		}
		for (String other : new String[] { "type-tree-switch", "type-text-switch" }) {
			System.out.printf("RATIO type-annotated/%s %.2f%n", other,
					median(figures.get(other)) / median(figures.get("type-annotated")));
		}
	}

	private static double median(TreeMap<Double, String> times) {
		return times.keySet().stream().skip(times.size() / 2).findFirst().orElseThrow();
	}

}
