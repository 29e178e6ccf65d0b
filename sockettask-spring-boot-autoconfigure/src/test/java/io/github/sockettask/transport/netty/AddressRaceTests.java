package io.github.sockettask.transport.netty;

import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelPromise;
import io.netty.channel.DefaultChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.GlobalEventExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Races with connections that succeed and fail when a test says so, in virtual time.
 */
class AddressRaceTests implements AddressRace.Course {

	private static final String NO_TIMER = "-1";

	private final EmbeddedChannel loop = new EmbeddedChannel();

	private final List<String> events = new ArrayList<>();

	private final Map<String, Connection> connections = new LinkedHashMap<>();

	private final List<Channel> uncreated = new ArrayList<>();

	@BeforeEach
	void stopTime() {
		this.loop.freezeTime();
	}

	@AfterEach
	void noTimerIsLeft() {
		assertThat(timer()).isEqualTo(NO_TIMER);
		this.loop.finishAndReleaseAll();
	}

	private AddressRace race(String... names) {
		List<InetSocketAddress> addresses = Arrays.stream(names)
			.map((name) -> new InetSocketAddress("192.0.2." + Integer.parseInt(name), 80))
			.toList();
		ConnectionLoop loop = new ConnectionLoop(this.loop.eventLoop(), (task, delay) -> () -> {
		});
		AddressRace race = new AddressRace(loop, this, addresses);
		race.next();
		return race;
	}

	private static String name(InetSocketAddress address) {
		String text = address.getAddress().getHostAddress();
		return text.substring(text.lastIndexOf('.') + 1);
	}

	private Connection connection(String name) {
		return this.connections.get(name);
	}

	private String timer() {
		return "" + this.loop.runScheduledPendingTasks();
	}

	private void elapse(int milliseconds) {
		this.loop.advanceTimeBy(milliseconds, TimeUnit.MILLISECONDS);
		this.loop.runScheduledPendingTasks();
	}

	@Override
	public ChannelFuture connect(InetSocketAddress address) {
		this.events.add("connect " + name(address));
		if (!this.uncreated.isEmpty()) {
			return new DefaultChannelPromise(this.uncreated.get(0), GlobalEventExecutor.INSTANCE)
				.setFailure(new ConnectException("not created"));
		}
		Connection connection = new Connection(new EmbeddedChannel());
		this.connections.put(name(address), connection);
		return connection.connecting();
	}

	@Override
	public void connected(InetSocketAddress address, Channel channel) {
		this.events.add("won " + name(address));
	}

	@Override
	public void failed(InetSocketAddress address, Throwable cause) {
		this.events.add("failed " + name(address) + " " + cause.getClass().getSimpleName());
	}

	@Override
	public void exhausted() {
		this.events.add("exhausted");
	}

	@Test
	void whenTheFirstAddressAnswersThenNoOtherOneIsTried() {
		race("1", "2");
		elapse(249);
		connection("1").succeed();
		elapse(1000);
		assertThat(this.events).containsExactly("connect 1", "won 1");
		assertThat(connection("1").isOpen()).isTrue();
	}

	@Test
	void whenThereIsOneAddressThenNoTimerRuns() {
		race("1");
		assertThat(timer()).isEqualTo(NO_TIMER);
		connection("1").succeed();
		assertThat(this.events).containsExactly("connect 1", "won 1");
	}

	@Test
	void whenAnAddressDoesNotAnswerThenTheNextOneIsTriedMeanwhile() {
		race("1", "2", "3");
		elapse(249);
		assertThat(this.events).containsExactly("connect 1");
		elapse(1);
		assertThat(this.events).containsExactly("connect 1", "connect 2");
		connection("2").succeed();
		assertThat(this.events).containsExactly("connect 1", "connect 2", "won 2");
		assertThat(connection("1").isOpen()).isFalse();
		assertThat(connection("2").isOpen()).isTrue();
	}

	@Test
	void whenASlowAddressAnswersBeforeTheNextOneThenItWins() {
		race("1", "2", "3");
		elapse(250);
		connection("1").succeed();
		assertThat(this.events).containsExactly("connect 1", "connect 2", "won 1");
		assertThat(connection("1").isOpen()).isTrue();
		assertThat(connection("2").isOpen()).isFalse();
	}

	@Test
	void whenAnAddressFailsThenTheNextOneIsTriedAtOnce() {
		race("1", "2", "3");
		elapse(100);
		connection("1").fail();
		elapse(249);
		assertThat(this.events).containsExactly("connect 1", "failed 1 ConnectException", "connect 2");
		elapse(1);
		connection("3").succeed();
		assertThat(this.events).endsWith("connect 2", "connect 3", "won 3");
	}

	@Test
	void whenAnAddressFailsWhileTheNextOneIsInFlightThenTheRaceGoesOn() {
		race("1", "2");
		elapse(250);
		connection("1").fail();
		elapse(1000);
		assertThat(this.events).containsExactly("connect 1", "connect 2", "failed 1 ConnectException");
		connection("2").succeed();
		assertThat(this.events).endsWith("failed 1 ConnectException", "won 2");
	}

	@Test
	void whenAllAddressesFailThenTheRaceIsOverOnce() {
		race("1", "2");
		elapse(250);
		connection("2").fail();
		connection("1").fail();
		assertThat(this.events).containsExactly("connect 1", "connect 2", "failed 2 ConnectException",
				"failed 1 ConnectException", "exhausted");
	}

	@Test
	void whenTwoAddressesAnswerAtTheSameTimeThenOneWinsAndTheOtherOneIsClosed() {
		race("1", "2");
		elapse(250);
		connection("2").succeed();
		connection("1").succeed();
		assertThat(this.events).containsExactly("connect 1", "connect 2", "won 2");
		assertThat(connection("1").isOpen()).isFalse();
	}

	@Test
	void whenTheRaceIsStoppedThenNothingOfItIsLeft() {
		AddressRace race = race("1", "2", "3");
		elapse(250);
		race.stop();
		assertThat(connection("1").isOpen()).isFalse();
		assertThat(connection("2").isOpen()).isFalse();
		connection("1").succeed();
		connection("2").fail();
		elapse(1000);
		assertThat(this.events).containsExactly("connect 1", "connect 2");
		race.stop();
	}

	@Test
	void whenTheWinnerIsUselessThenTheUntriedAddressesComeBeforeTheSlowOnes() {
		AddressRace race = race("1", "2", "3");
		elapse(250);
		connection("2").succeed();
		assertThat(race.left()).isEqualTo(2);
		race.next();
		connection("3").fail();
		connection("1").succeed();
		assertThat(race.left()).isZero();
		race.next();
		assertThat(this.events).containsExactly("connect 1", "connect 2", "won 2", "connect 3",
				"failed 3 ConnectException", "connect 1", "won 1", "exhausted");
	}

	@Test
	void whenAHostHasManyDeadAddressesThenTheOldestConnectionsAreGivenUp() {
		AddressRace race = race(IntStream.rangeClosed(1, 20).mapToObj(String::valueOf).toArray(String[]::new));
		for (int i = 0; i < 20; i++) {
			elapse(250);
		}
		assertThat(race.running()).hasSize(16);
		assertThat(this.events).filteredOn((event) -> event.startsWith("failed"))
			.containsExactly("failed 1 ConnectTimeoutException", "failed 2 ConnectTimeoutException",
					"failed 3 ConnectTimeoutException", "failed 4 ConnectTimeoutException");
		assertThat(this.connections.values()).filteredOn(Connection::isOpen).hasSize(16);
		connection("20").succeed();
		assertThat(this.connections.values()).filteredOn(Connection::isOpen).containsExactly(connection("20"));
	}

	@Test
	void whenNoChannelCanBeCreatedThenTheAddressHasFailed() {
		this.uncreated.add(new NioSocketChannel());
		AddressRace race = race("1", "2");
		await().until(() -> {
			this.loop.runPendingTasks();
			return this.events.contains("exhausted");
		});
		race.stop();
		assertThat(this.events).containsExactly("connect 1", "failed 1 ConnectException", "connect 2",
				"failed 2 ConnectException", "exhausted");
		this.uncreated.remove(0).unsafe().closeForcibly();
	}

	private record Connection(EmbeddedChannel channel, ChannelPromise connecting) {

		Connection(EmbeddedChannel channel) {
			this(channel, channel.newPromise());
			// as a socket does
			channel.closeFuture().addListener((closed) -> this.connecting.tryFailure(new ClosedChannelException()));
		}

		void succeed() {
			this.connecting.trySuccess();
		}

		void fail() {
			this.connecting.tryFailure(new ConnectException());
		}

		boolean isOpen() {
			return this.channel.isOpen();
		}

	}

}
