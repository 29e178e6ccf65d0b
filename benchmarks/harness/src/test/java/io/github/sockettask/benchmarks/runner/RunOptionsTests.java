package io.github.sockettask.benchmarks.runner;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.sockettask.benchmarks.BenchmarkCase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link RunOptions}.
 */
class RunOptionsTests {

	@Test
	void whenNothingIsAskedForThenEverythingIsMeasured() {
		RunOptions options = RunOptions.of(List.of());
		assertThat(options.complete()).isTrue();
		assertThat(options.cases()).containsExactly(BenchmarkCase.values());
		assertThat(options.peers()).containsExactly(Peer.values());
	}

	@Test
	void casesAndPeersCanBeChosen() {
		RunOptions options = RunOptions
			.of(List.of("--peers", "netty,tyrus-jdk", "--quick", "--cases", "send-64,frame-16m"));
		assertThat(options.quick()).isTrue();
		assertThat(options.complete()).isFalse();
		assertThat(options.cases()).containsExactly(BenchmarkCase.SEND_64, BenchmarkCase.FRAME_16M);
		assertThat(options.peers()).containsExactly(Peer.TYRUS_JDK, Peer.NETTY);
	}

	@Test
	void peersTakePartInTheirCasesOnly() {
		RunOptions options = RunOptions.of(List.of("--peers", "sockettask-serial,spring-tyrus,spring-lock,netty"));
		assertThat(options.peers(BenchmarkCase.SENDERS_4)).containsExactly(Peer.SOCKETTASK_SERIAL, Peer.SPRING_LOCK,
				Peer.NETTY);
		assertThat(options.peers(BenchmarkCase.SEND_1K)).containsExactly(Peer.SPRING_TYRUS, Peer.NETTY);
		assertThat(options.peers(BenchmarkCase.PING_PONG)).containsExactly(Peer.SOCKETTASK_SERIAL, Peer.SPRING_TYRUS,
				Peer.NETTY);
	}

	@Test
	void unknownNamesAreToldWithTheKnownOnes() {
		assertThatIllegalArgumentException().isThrownBy(() -> RunOptions.of(List.of("--cases", "fast")))
			.withMessageContaining("\"fast\"")
			.withMessageContaining("ping-pong");
		assertThatIllegalArgumentException().isThrownBy(() -> RunOptions.of(List.of("--peers", "fast")))
			.withMessageContaining("\"fast\"")
			.withMessageContaining("java-websocket");
		assertThatIllegalArgumentException().isThrownBy(() -> RunOptions.of(List.of("--fast")))
			.withMessageContaining("usage");
		assertThatIllegalArgumentException().isThrownBy(() -> RunOptions.of(List.of("--cases")));
	}

}
