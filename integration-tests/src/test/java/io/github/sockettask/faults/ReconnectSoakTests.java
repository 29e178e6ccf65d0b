package io.github.sockettask.faults;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import io.github.sockettask.SocketTask;
import io.github.sockettask.settings.SocketTaskSettings;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tasks that connect again and again leave nothing behind, and tell all of it: no thread,
 * file, timer or memory, and no event or message that is lost, told twice or out of
 * order. The build has a short version; {@code benchmarks/soak} has longer ones.
 */
class ReconnectSoakTests {

	private static final int RECONNECTS = Integer.getInteger("sockettask.test.reconnects", 1_000);

	private static final int TASKS = Integer.getInteger("sockettask.test.tasks", 100);

	private static final int RESTARTS = Integer.getInteger("sockettask.test.restarts", 5);

	private static final int MESSAGES = 3;

	private static final int WARM_UP = 500;

	/** Each connection is watched in both ways, and is not cut. At rest soon. */
	private static final SocketTaskSettings SETTINGS = FaultClient.SETTINGS
		.withReconnect(FaultClient.SETTINGS.reconnect().withResetAfter(Duration.ofMillis(200)))
		.withHeartbeat(SocketTaskSettings.DEFAULTS.heartbeat())
		.withReceive(SocketTaskSettings.DEFAULTS.receive().withSilenceTimeout(Duration.ofHours(1)));

	private static final Duration PATIENCE = Duration.ofMinutes(5);

	// two of each connection, and one that looks at the callbacks of all
	private static int timers(int connections) {
		return 2 * connections + 1;
	}

	private static void sendMessages(Channel channel, int number) {
		for (int i = 0; i < MESSAGES; i++) {
			channel.write(new TextWebSocketFrame(number + ":" + i));
		}
		channel.flush();
	}

	// with a close frame and without one
	private static void end(Channel channel, int number) {
		if (number % 2 == 0) {
			channel.writeAndFlush(new CloseWebSocketFrame(1001, "bye"));
		}
		else {
			channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
		}
	}

	@Test
	void whenATaskConnectsAgainManyTimesThenNothingIsLeftAndAllIsTold() {
		Duration soon = Duration.ofMillis(1);
		SocketTaskSettings settings = SETTINGS.withReconnect(SETTINGS.reconnect().withDelay(soon).withMaxDelay(soon));
		AtomicBoolean ending = new AtomicBoolean();
		try (LeanServer server = new LeanServer((channel, number) -> {
			sendMessages(channel, number);
			if (ending.get()) {
				end(channel, number);
			}
		}); FaultClient client = new FaultClient(settings)) {
			TaskWatch watch = watch(client, server);
			connectAgain(WARM_UP, server, watch, ending);
			Soak soak = new Soak(client, timers(1));
			connectAgain(RECONNECTS, server, watch, ending);
			soak.verifyThatNothingIsLeft(RECONNECTS + " reconnects");
			assertThat(watch.complaints()).isEmpty();
			client.stop();
			assertThat(client.scheduled()).isZero();
		}
	}

	// from one connection that stays to another one
	private static void connectAgain(int times, LeanServer server, TaskWatch watch, AtomicBoolean ending) {
		awaitUntil(watch::isOpen);
		int enough = watch.opened() + times;
		ending.set(true);
		server.stop();
		server.startAgain();
		awaitUntil(() -> watch.opened() >= enough);
		ending.set(false);
		server.stop();
		server.startAgain();
		awaitUntil(watch::isOpen);
	}

	@Test
	void whenTheServerOfManyTasksStartsAnewManyTimesThenNothingIsLeftAndAllIsTold() {
		try (LeanServer server = new LeanServer(ReconnectSoakTests::sendMessages);
				FaultClient client = new FaultClient(SETTINGS)) {
			List<TaskWatch> watches = IntStream.range(0, TASKS).mapToObj((i) -> watch(client, server)).toList();
			awaitUntil(() -> watches.stream().allMatch(TaskWatch::isOpen));
			restart(server, watches);
			Soak soak = new Soak(client, timers(TASKS));
			for (int i = 0; i < RESTARTS; i++) {
				restart(server, watches);
			}
			soak.verifyThatNothingIsLeft(TASKS + " tasks, " + RESTARTS + " restarts");
			assertThat(watches).allSatisfy((watch) -> {
				assertThat(watch.complaints()).isEmpty();
				assertThat(watch.opened()).isEqualTo(RESTARTS + 2);
			});
			client.stop();
			assertThat(client.scheduled()).isZero();
		}
	}

	private static TaskWatch watch(FaultClient client, LeanServer server) {
		TaskWatch watch = new TaskWatch(MESSAGES);
		SocketTask task = client.create(server.url());
		task.addListener(watch);
		task.start();
		return watch;
	}

	private static void restart(LeanServer server, List<TaskWatch> watches) {
		server.stop();
		awaitUntil(() -> watches.stream().noneMatch(TaskWatch::isOpen));
		server.startAgain();
		awaitUntil(() -> watches.stream().allMatch(TaskWatch::isOpen));
	}

	private static void awaitUntil(Callable<Boolean> condition) {
		Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(condition);
	}

}
