package io.github.sockettask.benchmarks.peers.sockettask;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.ConnectSocketOption;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskFactory;
import io.github.sockettask.benchmarks.client.BenchmarkClient;
import io.github.sockettask.benchmarks.client.BenchmarkConnection;
import io.github.sockettask.benchmarks.client.ClientSettings;
import io.github.sockettask.benchmarks.client.MessageHandler;

/**
 * Sockettask by code: sockets that are connected by the factory, with callbacks, on the
 * executor that callbacks have unless configured otherwise.
 */
public class CallbackClient implements BenchmarkClient {

	private @Nullable SocketTaskFactory sockets;

	@Override
	public String name() {
		return "sockettask-callback";
	}

	@Override
	public void start(ClientSettings settings) {
		this.sockets = BenchmarkApplication.start(settings, Map.of(), (context) -> {
		}).getBean(SocketTaskFactory.class);
	}

	@Override
	public CompletionStage<? extends BenchmarkConnection> connect(URI uri, MessageHandler handler) {
		SocketTaskFactory sockets = this.sockets;
		if (sockets == null) {
			throw new IllegalStateException("Not started");
		}
		CompletableFuture<BenchmarkConnection> opened = new CompletableFuture<>();
		sockets.connectSocket(ConnectSocketOption.of(uri.toString()), (task) -> attach(task, handler, opened));
		return opened;
	}

	private void attach(SocketTask task, MessageHandler handler, CompletableFuture<BenchmarkConnection> opened) {
		task.onOpen((result) -> opened.complete(new SocketTaskConnection(task)));
		task.onError((result) -> opened.completeExceptionally(new IllegalStateException(result.errMsg())));
		task.onMessage((result) -> {
			if (result.data() instanceof String text) {
				handler.onText(text);
			}
			else {
				handler.onBinary(((byte[]) result.data()).length);
			}
		});
	}

}
