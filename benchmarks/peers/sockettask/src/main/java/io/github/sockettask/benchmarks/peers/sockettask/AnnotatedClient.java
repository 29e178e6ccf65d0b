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
import org.springframework.context.support.GenericApplicationContext;

import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskFactory;
import io.github.sockettask.benchmarks.client.BenchmarkClient;
import io.github.sockettask.benchmarks.client.BenchmarkConnection;
import io.github.sockettask.benchmarks.client.ClientSettings;
import io.github.sockettask.benchmarks.client.MessageHandler;

/**
 * Sockettask by configuration: a task for each address that is all properties, more of
 * the same where there are more connections, and annotated methods, which are called by
 * the thread that reads unless a subclass has it otherwise.
 */
public class AnnotatedClient implements BenchmarkClient {

	private final AtomicInteger connected = new AtomicInteger();

	private final String name;

	private final String mode;

	private @Nullable ApplicationContext application;

	/**
	 * Create a client.
	 */
	public AnnotatedClient() {
		this("sockettask", "inline");
	}

	/**
	 * Create a client.
	 * @param name name of the peer
	 * @param mode how messages get to their handlers
	 */
	protected AnnotatedClient(String name, String mode) {
		this.name = name;
		this.mode = mode;
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public void start(ClientSettings settings) {
		Map<String, Object> properties = new HashMap<>();
		List<URI> addresses = settings.uris().stream().distinct().toList();
		for (int i = 0; i < addresses.size(); i++) {
			String task = "sockettask.tasks." + taskName(i);
			properties.put(task + ".url", addresses.get(i).toString());
			properties.put(task + ".auto-startup", false);
			properties.put(task + ".receive.mode", this.mode);
		}
		this.application = BenchmarkApplication.start(settings, properties, (context) -> {
			Class<? extends Receiver> receiver = (settings.uris().size() == 1) ? OneTaskReceiver.class
					: ManyTasksReceiver.class;
			context.registerBean(receiver);
			for (int i = addresses.size(); i < settings.uris().size(); i++) {
				registerTask(context, taskName(i), taskName(addresses.indexOf(settings.uris().get(i))));
			}
		});
	}

	// thousands of tasks as properties would keep the binder of properties busy for hours
	private void registerTask(GenericApplicationContext context, String name, String configured) {
		context.registerBean(name, SocketTask.class,
				() -> context.getBean(SocketTaskFactory.class).createTask(configured));
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
