package io.github.sockettask.conformance;

import org.junit.jupiter.api.Test;

import io.github.sockettask.SocketTask;
import io.github.sockettask.test.task.SocketTaskRecorder;

import static io.github.sockettask.test.assertj.SocketTaskAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Interoperation with Netty.
 */
class NettyInteroperationTests extends InteroperationFixture {

	@Override
	PeerServer start() {
		return new NettyServer();
	}

	@Test
	void whenTheServerLimitsTheWindowThenItSaysSo() {
		SocketTask task = connect(true);
		assertThat(SocketTaskRecorder.of(task).opens().get(0).header("Sec-WebSocket-Extensions"))
			.contains("client_max_window_bits=10");
		task.close();
		assertThat(task).eventually().closedWith(1000);
	}

}
