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
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import io.github.sockettask.SocketTask;
import io.github.sockettask.client.SocketTaskSettings;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tasks that connect again and again leave nothing behind, and tell all of it: no thread,
 * file, timer or memory, and no event or message that is lost, told twice or out of
 * order. The build has a short version; the long one is {@code benchmarks/soak}, which is
 *
 * <pre class="code">
 * mvn package -am -pl sockettask-spring-boot-test -Dtest=ReconnectSoakTests
 *     -Dsurefire.failIfNoSpecifiedTests=false -Djacoco.skip=true -Dsockettask.test.reconnects=10000
 *     -Dsockettask.test.tasks=1000 -Dsockettask.test.restarts=20
 * </pre>
 */
class ReconnectSoakTests {

	private static final Log logger = LogFactory.getLog(ReconnectSoakTests.class);

	private static final int RECONNECTS = Integer.getInteger("sockettask.test.reconnects", 1_000);

	private static final int TASKS = Integer.getInteger("sockettask.test.tasks", 100);

	private static final int RESTARTS = Integer.getInteger("sockettask.test.restarts", 5);

	private static final int MESSAGES = 3;

	private static final int WARM_UP = 500;

	/** Of what is loaded late, and not of connections. */
	private static final long HEAP_TOLERANCE = 2_000_000;

	/** A connection that ends, and the next one, have two ends each. */
	private static final int FILES_TOLERANCE = 4;

	private static final Duration PATIENCE = Duration.ofMinutes(5);

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
		SocketTaskSettings settings = FaultClient.SETTINGS
			.withReconnect(FaultClient.SETTINGS.reconnect().withDelay(soon).withMaxDelay(soon));
		AtomicBoolean ending = new AtomicBoolean(true);
		try (LeanServer server = new LeanServer((channel, number) -> {
			sendMessages(channel, number);
			if (ending.get()) {
				end(channel, number);
			}
		}); FaultClient client = new FaultClient(settings)) {
			TaskWatch watch = new TaskWatch(MESSAGES);
			SocketTask task = client.create(server.url());
			task.addListener(watch);
			task.start();
			awaitUntil(() -> watch.opened() >= WARM_UP);
			Footprint before = Footprint.take();
			int first = watch.opened();
			awaitUntil(() -> watch.opened() >= first + RECONNECTS);
			Footprint after = Footprint.take();
			report(RECONNECTS + " reconnects", before, after);
			assertThat(watch.complaints()).isEmpty();
			verifyFlat(before, after);
			ending.set(false);
			server.stop();
			server.startAgain();
			awaitUntil(watch::isOpen);
			assertThat(watch.complaints()).isEmpty();
			// at rest, as how many there are meanwhile depends on the moment
			assertThat(task.stop()).succeedsWithin(Duration.ofSeconds(5));
			assertThat(client.scheduled()).isZero();
		}
	}

	@Test
	void whenTheServerOfManyTasksStartsAnewManyTimesThenNothingIsLeftAndAllIsTold() {
		try (LeanServer server = new LeanServer(ReconnectSoakTests::sendMessages);
				FaultClient client = new FaultClient(FaultClient.SETTINGS)) {
			List<TaskWatch> watches = IntStream.range(0, TASKS).mapToObj((i) -> watch(client, server)).toList();
			awaitUntil(() -> watches.stream().allMatch(TaskWatch::isOpen));
			restart(server, watches);
			Footprint before = Footprint.take();
			int timers = client.scheduled();
			for (int i = 0; i < RESTARTS; i++) {
				restart(server, watches);
			}
			Footprint after = Footprint.take();
			report(TASKS + " tasks, " + RESTARTS + " restarts", before, after);
			assertThat(watches).allSatisfy((watch) -> {
				assertThat(watch.complaints()).isEmpty();
				assertThat(watch.opened()).isEqualTo(RESTARTS + 2);
			});
			verifyFlat(before, after);
			assertThat(client.scheduled()).isEqualTo(timers);
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

	private static void verifyFlat(Footprint before, Footprint after) {
		assertThat(after.threads()).isLessThanOrEqualTo(before.threads() + 1);
		assertThat(after.files()).isLessThanOrEqualTo(before.files() + FILES_TOLERANCE);
		assertThat(after.heap() - before.heap()).isLessThan(HEAP_TOLERANCE);
	}

	private static void report(String what, Footprint before, Footprint after) {
		logger.info(what + ": " + before + " before, " + after + " after");
	}

	private static void awaitUntil(Callable<Boolean> condition) {
		Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(condition);
	}

}
