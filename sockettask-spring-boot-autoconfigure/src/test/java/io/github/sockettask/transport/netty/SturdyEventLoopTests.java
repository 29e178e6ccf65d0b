package io.github.sockettask.transport.netty;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import io.netty.channel.EventLoop;
import io.netty.channel.IoEventLoopGroup;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerContext;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import org.junit.jupiter.api.Test;
import org.mockito.AdditionalAnswers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.Mockito.mock;

/**
 * An event loop that finds no memory goes on.
 */
class SturdyEventLoopTests {

	@Test
	void whenIoEndsWithAnErrorThenTheLoopGoesOn() throws Exception {
		AtomicInteger errors = new AtomicInteger();
		IoEventLoopGroup parent = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
		SturdyEventLoop loop = new SturdyEventLoop(parent, (work) -> new Thread(work, "sturdy").start(),
				(executor) -> failing(NioIoHandler.newFactory().newHandler(executor), errors));
		try {
			assertThat(runOn(loop)).isEqualTo("sturdy");
			assertThat(runOn(loop)).isEqualTo("sturdy");
			assertThat(errors).hasPositiveValue();
			assertThat(loop.isShuttingDown()).isFalse();
		}
		finally {
			loop.shutdownGracefully().await(10_000);
			parent.shutdownGracefully();
		}
		assertThat(loop.isTerminated()).isTrue();
	}

	@Test
	void theLoopsOfConnectionsAreOfThisKind() {
		EventLoops loops = new EventLoops();
		try {
			assertThat(loops.next()).isInstanceOf(SturdyEventLoop.class);
		}
		finally {
			loops.close();
		}
	}

	private static String runOn(EventLoop loop) {
		CompletableFuture<String> ran = new CompletableFuture<>();
		loop.execute(() -> ran.complete(Thread.currentThread().getName()));
		assertThat(ran).succeedsWithin(Duration.ofSeconds(10));
		return ran.join();
	}

	private static IoHandler failing(IoHandler handler, AtomicInteger errors) {
		IoHandler failing = mock(IoHandler.class, AdditionalAnswers.delegatesTo(handler));
		willAnswer((call) -> {
			if (errors.getAndIncrement() < 3) {
				throw new OutOfMemoryError("test");
			}
			return handler.run(call.getArgument(0, IoHandlerContext.class));
		}).given(failing).run(any());
		return failing;
	}

}
