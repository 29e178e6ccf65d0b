package io.github.sockettask.contract;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.sockettask.HandshakeCustomizer;
import io.github.sockettask.SocketTaskStatus;
import io.github.sockettask.settings.AccessToken;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Access tokens of handshakes, in virtual time.
 */
class AccessTokenTests {

	private static final Duration HOUR = Duration.ofHours(1);

	/** The timers of an open connection without a heartbeat. */
	private static final int IDLE = 1;

	/** The tokens that were refused, or {@code null}, one for each call. */
	private final List<@Nullable String> calls = new ArrayList<>();

	private Duration lifetime = HOUR;

	private String current = "t0";

	private SupervisedTask task(boolean reconnecting, HandshakeCustomizer... customizers) {
		return task(reconnecting, this::token, customizers);
	}

	private SupervisedTask task(boolean reconnecting, Function<@Nullable String, AccessToken> tokens,
			HandshakeCustomizer... customizers) {
		return SupervisedTask.withTokens(
				(settings) -> settings
					.withOauth2(settings.oauth2().withRegistrationId("idp").withReconnectOnRefresh(reconnecting))
					.withHeartbeat(settings.heartbeat().withInterval(Duration.ZERO)),
				List.of(customizers), (registrationId, refused) -> {
					assertThat(registrationId).isEqualTo("idp");
					this.calls.add(refused);
					return tokens.apply(refused);
				});
	}

	// As Spring Security's client does, which keeps a token.
	private AccessToken token(@Nullable String refused) {
		if (this.current.equals(refused)) {
			this.current = "t" + this.calls.size();
		}
		return new AccessToken(this.current, this.lifetime);
	}

	private static List<String> sent(SupervisedTask held) {
		return held.transport.requests()
			.stream()
			.map((request) -> request.header().get("Authorization").get(0))
			.toList();
	}

	private static void stop(SupervisedTask held) {
		held.task.stop();
		assertThat(held.leftOvers()).isEqualTo(SupervisedTask.NOTHING_LEFT);
	}

	@Test
	@Contract("9.5")
	void aTokenIsAskedForBeforeEachConnect() {
		SupervisedTask held = task(false).open();
		held.connection().lose();
		held.elapse(1);
		assertThat(sent(held)).containsExactly("Bearer t0", "Bearer t0");
		assertThat(this.calls).containsExactly(null, null);
		stop(held);
	}

	@Test
	@Contract("9.3")
	void aCustomizerSeesAndReplacesTheToken() {
		SupervisedTask held = task(true, (handshake, attempt) -> handshake.withHeader("Authorization",
				handshake.header().get("Authorization").get(0) + "-x"))
			.open();
		assertThat(sent(held)).containsExactly("Bearer t0-x");
		held.elapse(6);
		assertThat(held.timer.scheduled()).as("what was sent does not expire").isEqualTo(IDLE);
		stop(held);
	}

	@ParameterizedTest
	@ValueSource(ints = { 401, 403 })
	@Contract("9.6")
	void whenAHandshakeIsRefusedThenTheNextOneFollowsAtOnceWithANewToken(int status) {
		SupervisedTask held = task(false);
		held.task.start();
		held.connection().refuse(status, Map.of());
		assertThat(sent(held)).containsExactly("Bearer t0", "Bearer t2");
		held.connection().open();
		assertThat(held.task.status()).isSameAs(SocketTaskStatus.OPEN);
		stop(held);
	}

	@ParameterizedTest
	@ValueSource(ints = { 4401, 1008 })
	@Contract("9.6")
	void whenAConnectionIsClosedForItsTokenThenTheNextOneFollowsAtOnceWithANewToken(int code) {
		SupervisedTask held = task(false).open();
		held.connection().closeByPeer(code);
		assertThat(sent(held)).containsExactly("Bearer t0", "Bearer t2");
		stop(held);
	}

	@Test
	@Contract("9.6")
	void whenARetryIsRefusedThenATokenIsRenewedAtOnceToo() {
		SupervisedTask held = task(false).open();
		held.connection().lose();
		held.elapse(1);
		held.connection().refuse(401, Map.of());
		assertThat(sent(held)).containsExactly("Bearer t0", "Bearer t0", "Bearer t3");
		stop(held);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	@Contract("9.6")
	void whenANewTokenIsRefusedTooThenRetriesAreSlow(boolean opened) {
		SupervisedTask held = task(false);
		held.task.start();
		for (int i = 0; i < 4; i++) {
			if (opened) {
				held.connection().open();
				held.connection().closeByPeer(4401);
			}
			else {
				held.connection().refuse(401, Map.of());
			}
			held.elapse(30);
		}
		assertThat(held.delays()).containsExactly(0L, 30_000L, 30_000L, 30_000L);
		stop(held);
	}

	@Test
	@Contract("9.6")
	void whenAConnectionHasLastedThenATokenIsRenewedAtOnceAgain() {
		SupervisedTask held = task(false);
		held.task.start();
		held.connection().refuse(401, Map.of());
		held.connection().open();
		held.elapse(5);
		held.connection().closeByPeer(4401);
		assertThat(held.delays()).containsExactly(0L, 0L);
		stop(held);
	}

	@Test
	@Contract("9.7")
	void whenThereIsNoTokenThenTheAttemptFailsAndIsRetried() {
		boolean[] down = { true };
		SupervisedTask held = task(false, (refused) -> {
			if (down[0]) {
				throw new IllegalStateException("no answer of http://idp/?client_secret=s3cret");
			}
			return token(refused);
		});
		held.task.start();
		assertThat(held.calls.get(0)).isEqualTo("error There is no access token of oauth2.registration-id 'idp': "
				+ "java.lang.IllegalStateException: no answer of http://idp/?client_secret=*** WAITING_RETRY");
		assertThat(held.delays()).containsExactly(1000L);
		down[0] = false;
		held.elapse(1);
		held.connection().open();
		assertThat(held.task.status()).isSameAs(SocketTaskStatus.OPEN);
		stop(held);
	}

	@Test
	@Contract("9.7")
	void aTokenThatIsNoTokenIsRefusedWithoutShowingIt() {
		SupervisedTask held = task(false, (refused) -> new AccessToken("s3cret\r\nX-Admin: true", null));
		held.task.start();
		assertThat(held.calls.get(0)).contains("oauth2.registration-id 'idp'", "header.Authorization")
			.doesNotContain("s3cret");
		assertThat(held.attempts()).isZero();
		stop(held);
	}

	@Test
	@Contract("9.8")
	void aConnectionIsReplacedBeforeItsTokenExpires() {
		SupervisedTask held = task(true).open();
		held.elapse(HOUR.minusSeconds(62).toSeconds());
		assertThat(held.attempts()).isOne();
		held.elapse(18);
		assertThat(sent(held)).containsExactly("Bearer t0", "Bearer t2");
		held.connection().open();
		held.connection().receive("b");
		assertThat(held.calls).containsExactlyInAnyOrder("open OPEN", "open OPEN", "message b OPEN", "close 1006 OPEN");
		held.elapse(HOUR.minusSeconds(44).toSeconds());
		assertThat(sent(held)).endsWith("Bearer t3");
		stop(held);
	}

	@Test
	@Contract("9.8")
	void aTokenThatLivesShortlyIsReplacedInItsSecondHalf() {
		this.lifetime = Duration.ofSeconds(20);
		SupervisedTask held = task(true).open();
		held.elapse(9);
		assertThat(held.attempts()).isOne();
		held.elapse(4);
		assertThat(held.attempts()).isEqualTo(2);
		stop(held);
	}

	@Test
	@Contract("9.8")
	void whenAConnectionCannotBeReplacedThenItGoesOnAndThatIsTriedAgain() {
		SupervisedTask held = task(true).open();
		held.elapse(HOUR.minusSeconds(44).toSeconds());
		held.connection().refuse(503, Map.of());
		assertThat(held.task.status()).isSameAs(SocketTaskStatus.OPEN);
		held.elapse(30);
		assertThat(held.attempts()).isEqualTo(3);
		held.connection().open();
		assertThat(sent(held)).containsExactly("Bearer t0", "Bearer t2", "Bearer t2");
		stop(held);
	}

	@Test
	@Contract("9.8")
	void whenAReplacementIsRefusedForItsTokenThenAnotherOneIsAskedFor() {
		SupervisedTask held = task(true).open();
		held.elapse(HOUR.minusSeconds(44).toSeconds());
		held.connection().refuse(401, Map.of());
		held.elapse(30);
		assertThat(sent(held)).containsExactly("Bearer t0", "Bearer t2", "Bearer t3");
		stop(held);
	}

	@Test
	@Contract("9.8")
	void noTimerIsLeftWhenTheTaskStopsOrConnectsAgain() {
		SupervisedTask held = task(true).open();
		held.connection().lose();
		held.elapse(1);
		held.connection().open();
		held.elapse(6);
		assertThat(held.timer.scheduled()).isEqualTo(IDLE + 1);
		held.task.close();
		assertThat(held.leftOvers()).isEqualTo(SupervisedTask.NOTHING_LEFT);
	}

	@Test
	@Contract("9.8")
	void aTokenWithoutAnEndAndASettingThatIsOffNeedNoTimer() {
		SupervisedTask endless = task(true, (refused) -> new AccessToken("t", null)).open();
		endless.elapse(6);
		assertThat(endless.timer.scheduled()).isEqualTo(IDLE);
		stop(endless);
		SupervisedTask off = task(false).open();
		off.elapse(HOUR.toSeconds());
		assertThat(off.attempts()).isOne();
		stop(off);
	}

	@Test
	@Contract("9.8")
	void theAgeOfAConnectionCountsToo() {
		SupervisedTask held = SupervisedTask.withTokens(
				(settings) -> settings.withMaxConnectionAge(Duration.ofMinutes(10))
					.withOauth2(settings.oauth2().withRegistrationId("idp").withReconnectOnRefresh(true)),
				List.of(), (registrationId, refused) -> token(refused));
		held.open();
		held.elapse(600);
		assertThat(sent(held)).containsExactly("Bearer t0", "Bearer t0");
		stop(held);
	}

}
