package io.github.sockettask.contract;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import io.github.sockettask.ConnectSocketOption;
import io.github.sockettask.Handshake;
import io.github.sockettask.settings.AuthSettings;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Section 9 of the contract: credentials of settings.
 */
@ExtendWith(OutputCaptureExtension.class)
class CredentialsTests extends ContractFixture {

	private List<String> sent(UnaryOperator<AuthSettings> auth, UnaryOperator<ConnectSocketOption> option) {
		this.client.with((settings) -> settings.withAuth(auth.apply(settings.auth())));
		connectTo((connection) -> connection.accept().close(1000, ""), option).awaitClose();
		return this.server.awaitConnection(1).handshake().headers("Authorization");
	}

	@Test
	@Contract("9.1")
	void aUserNameAndAPasswordAreSentAsUtf8() {
		String sent = sent((auth) -> auth.withBasic("test", "123\u00a3:x"), UnaryOperator.identity()).get(0);
		assertThat(sent).startsWith("Basic ");
		assertThat(new String(Base64.getDecoder().decode(sent.substring(6)), StandardCharsets.UTF_8))
			.isEqualTo("test:123\u00a3:x");
	}

	@Test
	@Contract("9.1")
	void anEmptyPasswordIsSent() {
		assertThat(sent((auth) -> auth.withBasic("key", ""), UnaryOperator.identity()))
			.containsExactly("Basic a2V5Og==");
	}

	@Test
	@Contract("9.1")
	void aTokenIsSentAtEachHandshake() {
		this.client.with((settings) -> settings.withAuth(settings.auth().withBearer("a.b-c~d+e/f==")));
		for (int i = 1; i <= 2; i++) {
			connectTo((connection) -> connection.accept().close(1000, "")).awaitClose();
			assertThat(this.server.awaitConnection(i).handshake().headers("Authorization"))
				.containsExactly("Bearer a.b-c~d+e/f==");
		}
	}

	@Test
	@Contract("9.2")
	void theHeaderOfAnOptionIsSentInPlaceOfTheCredentialsOfTheDefaults() {
		assertThat(sent((auth) -> auth.withBearer("t"), (option) -> option.header("authorization", "Digest x")))
			.containsExactly("Digest x");
	}

	@Test
	@Contract({ "7.17", "9.3" })
	void aCustomizerSeesAndReplacesTheHeader() {
		SupervisedTask held = new SupervisedTask((reconnect) -> reconnect,
				(settings) -> settings.withAuth(settings.auth().withBearer("t")), null, Runnable::run,
				List.of((handshake, attempt) -> handshake.withHeader("Authorization",
						handshake.header().get("authorization").get(0) + "2")));
		held.task.start();
		assertThat(held.transport.requests().get(0).header().get("Authorization")).containsExactly("Bearer t2");
		held.task.stop();
	}

	@ParameterizedTest
	@CsvSource({ "ws://feed.example.org/?token=s3cret, 1", "ws://10.0.0.1:8080/, 1", "wss://feed.example.org/, 0",
			"ws://localhost:8080/, 0", "ws://app.localhost/, 0", "ws://127.0.0.1/, 0", "ws://[::1]:80/, 0",
			"ws://127.0.0.1.example.org/, 1" })
	@Contract("9.4")
	void credentialsInClearTextAreWarnedOfOnce(String url, int warnings, CapturedOutput output) {
		SupervisedTask held = new SupervisedTask((reconnect) -> reconnect,
				(settings) -> settings.withUrl(url).withAuth(settings.auth().withBearer("s3cret")), null, Runnable::run,
				List.of());
		held.open();
		held.connection().lose();
		held.elapse(1);
		held.task.stop();
		assertThat(output.toString().lines().filter((line) -> line.contains("in clear text: use wss://")))
			.hasSize(warnings)
			.noneMatch((line) -> line.contains("s3cret"));
	}

	@Test
	@Contract("9.4")
	void credentialsOfACustomizerAreWarnedOfToo(CapturedOutput output) {
		SupervisedTask held = new SupervisedTask((reconnect) -> reconnect,
				(settings) -> settings.withUrl("ws://feed.example.org/"), null, Runnable::run,
				List.of((handshake, attempt) -> bearer(handshake)));
		held.open();
		held.task.stop();
		assertThat(output).contains("Socket task 'held' sends credentials (the header Authorization) to "
				+ "ws://feed.example.org/ in clear text: use wss://");
	}

	@Test
	@Contract("9.4")
	void whatACustomizerMakesOfAnAddressIsWhatCounts(CapturedOutput output) {
		SupervisedTask held = new SupervisedTask((reconnect) -> reconnect,
				(settings) -> settings.withUrl("ws://feed.example.org/").withAuth(settings.auth().withBearer("t")),
				null, Runnable::run, List.of((handshake, attempt) -> handshake.withUrl("wss://feed.example.org/")));
		held.open();
		held.task.stop();
		assertThat(output).doesNotContain("in clear text");
	}

	private static Handshake bearer(Handshake handshake) {
		return handshake.withHeader("authorization", "Bearer t");
	}

	@Test
	@Contract("9.4")
	void aTaskWithoutCredentialsWarnsOfNothing(CapturedOutput output) {
		SupervisedTask held = new SupervisedTask((reconnect) -> reconnect,
				(settings) -> settings.withUrl("ws://feed.example.org/").withHeader("X-Team", "a"), null, Runnable::run,
				List.of());
		held.open();
		held.task.stop();
		assertThat(output).doesNotContain("in clear text");
	}

}
