package io.github.sockettask.client.connect;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.sockettask.settings.UrlOrder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which address is next.
 */
class TaskUrlsTests {

	private static final List<String> URLS = List.of("a", "b", "c");

	@Test
	void oneAddressIsTakenAgainAndAgainAndNeverAnotherOne() {
		TaskUrls addresses = new TaskUrls(List.of("a"), UrlOrder.FAILOVER);
		assertThat(addresses.next()).isEqualTo("a");
		assertThat(addresses.failed()).isFalse();
		assertThat(addresses.next()).isEqualTo("a");
		assertThat(addresses.failed()).isFalse();
	}

	@Test
	void failoverTakesTheNextOneAfterAFailureAndSaysWhenAllHaveFailed() {
		TaskUrls addresses = new TaskUrls(URLS, UrlOrder.FAILOVER);
		for (int round = 0; round < 3; round++) {
			assertThat(addresses.next()).isEqualTo("a");
			assertThat(addresses.failed()).isTrue();
			assertThat(addresses.next()).isEqualTo("b");
			assertThat(addresses.failed()).isTrue();
			assertThat(addresses.next()).isEqualTo("c");
			assertThat(addresses.failed()).isFalse();
		}
	}

	@Test
	void failoverTakesTheSameOneWithoutAFailure() {
		TaskUrls addresses = new TaskUrls(URLS, UrlOrder.FAILOVER);
		addresses.next();
		addresses.failed();
		assertThat(addresses.next()).isEqualTo("b");
		assertThat(addresses.next()).isEqualTo("b");
	}

	@Test
	void failoverTakesTheFirstOneAfterAConnectionThatHasLasted() {
		TaskUrls addresses = new TaskUrls(URLS, UrlOrder.FAILOVER);
		addresses.next();
		addresses.failed();
		addresses.next();
		addresses.lasted();
		assertThat(addresses.next()).isEqualTo("a");
		assertThat(addresses.failed()).isTrue();
		assertThat(addresses.failed()).isTrue();
		assertThat(addresses.failed()).isFalse();
	}

	@Test
	void roundRobinTakesEachInTurn() {
		TaskUrls addresses = new TaskUrls(URLS, UrlOrder.ROUND_ROBIN);
		assertThat(List.of(addresses.next(), addresses.next(), addresses.next(), addresses.next())).containsExactly("a",
				"b", "c", "a");
		addresses.lasted();
		assertThat(addresses.next()).isEqualTo("b");
	}

	@Test
	void roundRobinSaysWhenAllHaveFailed() {
		TaskUrls addresses = new TaskUrls(URLS, UrlOrder.ROUND_ROBIN);
		assertThat(List.of(addresses.failed(), addresses.failed(), addresses.failed())).containsExactly(true, true,
				false);
	}

}
