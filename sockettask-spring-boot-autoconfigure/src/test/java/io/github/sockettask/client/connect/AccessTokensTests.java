package io.github.sockettask.client.connect;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.sockettask.ConnectSocketException;
import io.github.sockettask.client.ManualTimer;
import io.github.sockettask.settings.AccessToken;
import io.github.sockettask.settings.AccessTokenSource;

import static org.assertj.core.api.Assertions.assertThat;

class AccessTokensTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(60);

	private final ManualTimer timer = new ManualTimer();

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final AtomicInteger calls = new AtomicInteger();

	private final CountDownLatch release = new CountDownLatch(1);

	private final CountDownLatch begun = new CountDownLatch(1);

	@AfterEach
	void stop() {
		this.release.countDown();
		this.threads.shutdownNow();
	}

	private AccessToken held(String registrationId, String token) throws InterruptedException {
		this.calls.incrementAndGet();
		this.begun.countDown();
		assertThat(this.release.await(20, TimeUnit.SECONDS)).isTrue();
		return new AccessToken(token, null);
	}

	private CompletableFuture<AccessToken> begin(AccessTokens tokens) throws InterruptedException {
		CompletableFuture<AccessToken> first = CompletableFuture
			.supplyAsync(() -> tokens.get("idp", null, TIMEOUT), this.threads)
			.thenCompose((token) -> token);
		assertThat(this.begun.await(20, TimeUnit.SECONDS)).isTrue();
		return first;
	}

	@Test
	void aThousandTasksCauseOneCallAndBlockOneThread() throws Exception {
		AccessTokens tokens = new AccessTokens((id, refused) -> held(id, "t"), this.timer);
		List<CompletableFuture<AccessToken>> all = new ArrayList<>(List.of(begin(tokens)));
		for (int i = 1; i < 1000; i++) {
			all.add(tokens.get("idp", null, TIMEOUT));
		}
		assertThat(all).noneMatch(CompletableFuture::isDone);
		this.release.countDown();
		assertThat(all).allSatisfy(
				(token) -> assertThat(token).succeedsWithin(TIMEOUT).extracting(AccessToken::value).isEqualTo("t"));
		assertThat(this.calls).hasValue(1);
	}

	@Test
	void aThousandTasksWhoseTokenWasRefusedCauseOneNewToken() throws Exception {
		String[] current = { "t0" };
		AtomicInteger issued = new AtomicInteger();
		AccessTokens tokens = new AccessTokens((id, refused) -> {
			if (this.calls.incrementAndGet() == 1) {
				// Begins before the token was refused.
				AccessToken old = new AccessToken(current[0], null);
				held(id, "");
				return old;
			}
			if (current[0].equals(refused)) {
				current[0] = "t" + issued.incrementAndGet();
			}
			return new AccessToken(current[0], null);
		}, this.timer);
		CompletableFuture<AccessToken> before = begin(tokens);
		List<CompletableFuture<AccessToken>> all = new ArrayList<>();
		for (int i = 0; i < 1000; i++) {
			all.add(tokens.get("idp", "t0", TIMEOUT));
		}
		this.release.countDown();
		assertThat(before).succeedsWithin(TIMEOUT).extracting(AccessToken::value).isEqualTo("t0");
		assertThat(all).allSatisfy(
				(token) -> assertThat(token).succeedsWithin(TIMEOUT).extracting(AccessToken::value).isEqualTo("t1"));
		assertThat(issued).hasValue(1);
	}

	@Test
	void registrationsDoNotWaitForEachOther() throws Exception {
		AccessTokens tokens = new AccessTokens(
				(id, refused) -> id.equals("idp") ? held(id, "t") : new AccessToken("other", null), this.timer);
		CompletableFuture<AccessToken> first = begin(tokens);
		assertThat(tokens.get("other", null, TIMEOUT)).isCompletedWithValue(new AccessToken("other", null));
		assertThat(first).isNotDone();
	}

	@Test
	void aFailureIsToldToAllForASecondAndThenForgotten() {
		AccessTokenSource source = (id, refused) -> {
			if (this.calls.incrementAndGet() == 1) {
				throw new IllegalStateException("down: http://idp/?secret=s3cret");
			}
			return new AccessToken("t", null);
		};
		AccessTokens tokens = new AccessTokens(source, this.timer);
		for (int i = 0; i < 1000; i++) {
			assertThat(tokens.get("idp", null, TIMEOUT)).failsWithin(TIMEOUT)
				.withThrowableThat()
				.havingCause()
				.isInstanceOf(ConnectSocketException.class)
				.withMessageContaining("http://idp/?secret=***")
				.withNoCause();
		}
		assertThat(this.calls).hasValue(1);
		this.timer.elapse(Duration.ofSeconds(1));
		assertThat(tokens.get("idp", null, TIMEOUT)).isCompleted();
		assertThat(this.timer.scheduled()).isZero();
	}

	@Test
	void aCallThatHangsIsInterruptedAndTheNextOneIsMadeAnew() throws Exception {
		AccessTokens tokens = new AccessTokens(
				(id, refused) -> (this.calls.get() == 0) ? held(id, "late") : new AccessToken("t", null), this.timer);
		CompletableFuture<AccessToken> first = begin(tokens);
		CompletableFuture<AccessToken> joined = tokens.get("idp", null, TIMEOUT);
		this.timer.elapse(TIMEOUT);
		for (CompletableFuture<AccessToken> hanging : List.of(first, joined)) {
			assertThat(hanging).failsWithin(TIMEOUT)
				.withThrowableThat()
				.withMessageContaining("it has not come within connect-timeout (60 s)");
		}
		this.timer.elapse(Duration.ofSeconds(1));
		assertThat(tokens.get("idp", null, TIMEOUT)).isCompletedWithValue(new AccessToken("t", null));
		Awaitility.await().until(() -> this.timer.scheduled() == 0);
	}

	@Test
	void whenTheTimerHasEndedThenNoCallIsMade() {
		this.timer.close();
		AccessTokens tokens = new AccessTokens((id, refused) -> held(id, "t"), this.timer);
		assertThat(tokens.get("idp", null, TIMEOUT)).isCompletedExceptionally();
		assertThat(this.calls).hasValue(0);
	}

}
