package io.github.sockettask.transport.netty;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import org.junit.jupiter.api.Test;

import io.github.sockettask.ConnectSocketException;
import io.github.sockettask.OnCloseCallbackResult;
import io.github.sockettask.transport.TransportHandler;
import io.github.sockettask.transport.TransportRequest;
import io.github.sockettask.transport.TriedAddresses;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;

/**
 * Tests for {@link ClosingHandshake}.
 */
class ClosingHandshakeTests {

	private static final OnCloseCallbackResult ABNORMAL = new OnCloseCallbackResult(1006,
			OnCloseCallbackResult.ABNORMAL_CLOSURE);

	private final TransportHandler handler = mock(TransportHandler.class);

	@Test
	void whenTheEventLoopIsGoneThenTheEndIsReportedAllTheSame() throws Exception {
		MultiThreadIoEventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
		NioSocketChannel channel = new NioSocketChannel();
		loops.register(channel).sync();
		ClosingHandshake closing = new ClosingHandshake(request(), this.handler,
				new ConnectionLoop(channel.eventLoop(), (task, delay) -> () -> {
				}));
		closing.channel(channel);
		loops.shutdownGracefully(0, 0, TimeUnit.SECONDS).sync();
		closing.recover();
		closing.recover();
		then(this.handler).should(times(1)).closed(eq(ABNORMAL), any(ConnectSocketException.class));
	}

	@Test
	void whenTheReportOfAnAttemptIsOnItsWayThenItIsNotOvertaken() {
		EmbeddedChannel channel = new EmbeddedChannel();
		ClosingHandshake closing = closing(channel);
		channel.close();
		closing.recover();
		ConnectSocketException refused = new ConnectSocketException("refused");
		closing.fail(refused);
		closing.recover();
		channel.runPendingTasks();
		then(this.handler).should(times(1)).closed(ABNORMAL, refused);
	}

	@Test
	void whenTheReportOfAnAttemptDoesNotComeThenItsEndIsReportedWithAnError() {
		EmbeddedChannel channel = new EmbeddedChannel();
		ClosingHandshake closing = closing(channel);
		channel.close();
		closing.recover();
		closing.recover();
		channel.runPendingTasks();
		then(this.handler).should(times(1)).closed(eq(ABNORMAL), any(ConnectSocketException.class));
	}

	private ClosingHandshake closing(EmbeddedChannel channel) {
		ClosingHandshake closing = new ClosingHandshake(request(), this.handler,
				new ConnectionLoop(channel.eventLoop(), (task, delay) -> () -> {
				}));
		closing.channel(channel);
		return closing;
	}

	private static TransportRequest request() {
		return new TransportRequest(URI.create("ws://localhost/"), Map.of(), List.of(), Duration.ofSeconds(5),
				Duration.ofSeconds(1), Duration.ofSeconds(5), true, false, 1024, new TriedAddresses(), null, null);
	}

}
