package io.github.sockettask.contract;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import io.github.sockettask.modes.InEveryMode;
import io.github.sockettask.settings.SocketTaskSettings;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where a connection goes that replaces another one, in virtual time.
 */
@InEveryMode
class ReplaceAddressTests extends ReplaceFixture {

	ReplaceAddressTests() {
		super((reconnect) -> reconnect);
	}

	private static final URI OTHER = SupervisedTask.OTHER;

	@Test
	@Contract("7.50")
	void theReplacementConnectsToTheAddressAndTheNextOneToTheSettings() {
		this.held.open();
		this.held.task.replace(OTHER);
		open(2);
		this.held.connection().receive("b");
		this.held.task.replace();
		open(3);
		this.held.connection().receive("c");
		this.held.connection().lose();
		this.held.elapse(1);
		assertThat(this.held.transport.urls()).containsExactly(SupervisedTask.URL, OTHER.toString(), SupervisedTask.URL,
				SupervisedTask.URL);
		verifyStopped(this.held);
	}

	@Test
	@Contract("7.50")
	void whenTheAddressFailsThenLaterAttemptsConnectToTheSettings() {
		this.held.open();
		this.held.task.replace(OTHER);
		this.held.connection().lose();
		this.held.timer.elapse(MAX_DELAY);
		assertThat(this.held.transport.urls()).containsExactly(SupervisedTask.URL, OTHER.toString(),
				SupervisedTask.URL);
		verifyStopped(this.held);
	}

	@Test
	@Contract("7.50")
	void whenARetryWaitsThenItConnectsToTheAddressAndTheNextOneToTheSettings() {
		this.held.open();
		this.held.connection().lose();
		CompletableFuture<Void> replaced = this.held.task.replace(OTHER);
		this.held.elapse(1);
		this.held.connection().lose();
		this.held.elapse(60);
		open(3);
		assertThat(this.held.transport.urls()).containsExactly(SupervisedTask.URL, OTHER.toString(),
				SupervisedTask.URL);
		assertThat(replaced).isCompleted();
		verifyStopped(this.held);
	}

	@Test
	@Contract("7.50")
	void ofCallsThatShareAReplacementTheLastAddressCounts() {
		this.held.task.start();
		List<CompletableFuture<Void>> replaced = List.of(this.held.task.replace(URI.create("ws://localhost/not-this")),
				this.held.task.replace(OTHER), this.held.task.replace());
		open(1);
		open(2);
		assertThat(replaced).allSatisfy((each) -> assertThat(each).isCompleted());
		assertThat(this.held.transport.urls()).containsExactly(SupervisedTask.URL, OTHER.toString());
		verifyStopped(this.held);
	}

	@Test
	@Contract("7.50")
	void anAddressIsCheckedAsAUrlIs() {
		this.held.open();
		assertFailed(this.held.task.replace(URI.create("https://localhost/x")),
				"connectSocket:fail request:fail invalid url \"https://localhost/x\"");
		assertFailed(this.held.task.replace(URI.create("ws://user:secret@localhost/x")),
				"connectSocket:fail request:fail invalid url");
		assertFailed(this.held.task.replace(URI.create("ws://localhost/x#fragment")), "invalid url");
		assertFailed(this.held.task.replace(URI.create("ws:opaque")), "invalid url");
		assertThat(this.held.attempts()).isOne();
		verifyStopped(this.held);
	}

	@Test
	@Contract({ "7.42", "7.48" })
	void withoutASlotNoUrlHasFailed() {
		SupervisedTask held = new SupervisedTask((reconnect) -> reconnect,
				(settings) -> settings.withUrl("").withUrls(List.of("ws://localhost/a", "ws://localhost/b")), null)
			.open();
		held.take(1);
		assertThat(held.task.replace()).isCompletedExceptionally();
		held.take(-1);
		held.timer.elapse(MAX_DELAY.minusMillis(1));
		assertThat(held.attempts()).isOne();
		held.timer.elapse(Duration.ofMillis(1));
		held.connection().open();
		assertThat(held.transport.urls()).containsExactly("ws://localhost/a", "ws://localhost/a");
		verifyStopped(held);
	}

	@Test
	@Contract({ "7.42", "7.48", "7.16" })
	void ofSeveralUrlsTheNextOneFollowsAFailureAtOnceUntilEachWasTried() {
		List<String> urls = List.of("ws://localhost/a", "ws://localhost/b");
		SupervisedTask held = new SupervisedTask((reconnect) -> reconnect,
				(settings) -> settings.withUrl("")
					.withUrls(urls)
					.withHeartbeat(SocketTaskSettings.DEFAULTS.heartbeat().withInterval(Duration.ZERO)),
				null)
			.open();
		CompletableFuture<Void> replaced = held.task.replace();
		held.connection().lose();
		assertThat(replaced).isCompletedExceptionally();
		held.timer.elapse(Duration.ofMillis(1));
		held.connection().lose();
		held.timer.elapse(MAX_DELAY.minusMillis(1));
		assertThat(held.transport.urls()).containsExactly(urls.get(0), urls.get(0), urls.get(1));
		held.timer.elapse(Duration.ofMillis(1));
		held.connection().open();
		assertThat(held.transport.urls()).hasSize(4);
		verifyStopped(held);
	}

}
