package io.github.sockettask.benchmarks.peers.sockettask;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

import io.github.sockettask.SocketTask;
import io.github.sockettask.benchmarks.client.BenchmarkClient;
import io.github.sockettask.benchmarks.client.BenchmarkConnection;
import io.github.sockettask.benchmarks.client.ClientSettings;
import io.github.sockettask.benchmarks.client.MessageHandler;

/**
 * Sockettask by configuration: tasks that are properties, and annotated methods that are
 * called by the thread that reads.
 */
public class AnnotatedClient implements BenchmarkClient {

	private final AtomicInteger connected = new AtomicInteger();

	private @Nullable ApplicationContext application;

	@Override
	public String name() {
		return "sockettask";
	}

	@Override
	public void start(ClientSettings settings) {
		Map<String, Object> properties = new HashMap<>();
		properties.put("sockettask.defaults.max-message-size", settings.maxMessageSize() + "B");
		properties.put("sockettask.defaults.auto-startup", false);
		List<URI> uris = settings.uris();
		for (int i = 0; i < uris.size(); i++) {
			String task = "sockettask.tasks." + taskName(i);
			properties.put(task + ".url", uris.get(i).toString());
			properties.put(task + ".receive.dispatch", "inline");
		}
		this.application = BenchmarkApplication.start(properties,
				(uris.size() == 1) ? OneTaskReceiver.class : ManyTasksReceiver.class);
	}

	private String taskName(int index) {
		return "feed" + index;
	}

	@Override
	public CompletionStage<? extends BenchmarkConnection> connect(URI uri, MessageHandler handler) {
		ApplicationContext application = this.application;
		if (application == null) {
			throw new IllegalStateException("Not started");
		}
		SocketTask task = application.getBean(taskName(this.connected.getAndIncrement()), SocketTask.class);
		application.getBean(Receiver.class).add(task, handler);
		CompletableFuture<BenchmarkConnection> opened = new CompletableFuture<>();
		task.onOpen((result) -> opened.complete(new SocketTaskConnection(task)));
		task.onError((result) -> opened.completeExceptionally(new IllegalStateException(result.errMsg())));
		task.start();
		return opened;
	}

}
