package io.github.sockettask.client.reconnect;

import java.security.cert.CertificateException;
import java.util.Map;

import javax.net.ssl.SSLHandshakeException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.sockettask.ConnectSocketException;
import io.github.sockettask.ConnectionEnd;
import io.github.sockettask.ProtocolViolationException;
import io.github.sockettask.ProxyRefusedException;
import io.github.sockettask.ReconnectAction;
import io.github.sockettask.settings.ReconnectSettings;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What follows which cause.
 */
class ReconnectRulesTests {

	private final ReconnectRules causes = new ReconnectRules(ReconnectSettings.UNSET, true);

	private static ConnectionEnd certificate() {
		return ConnectionEnds.failed(new ConnectSocketException("failed",
				new SSLHandshakeException("failed").initCause(new CertificateException("not trusted"))));
	}

	@ParameterizedTest
	@CsvSource({ "1000, BACKOFF", "1001, BACKOFF", "1002, SLOW", "1003, SLOW", "1005, BACKOFF", "1006, BACKOFF",
			"1007, SLOW", "1008, REFRESH", "1009, SLOW", "1010, SLOW", "1011, BACKOFF", "1012, BACKOFF", "1013, SLOW",
			"3000, BACKOFF", "4401, REFRESH", "4999, BACKOFF" })
	void closeCodes(int code, ReconnectAction action) {
		assertThat(this.causes.action(ConnectionEnds.closed(code))).isSameAs(action);
	}

	@ParameterizedTest
	@CsvSource({ "301, BACKOFF", "401, REFRESH", "403, REFRESH", "404, SLOW", "429, BACKOFF", "500, BACKOFF",
			"503, BACKOFF" })
	void statuses(int status, ReconnectAction action) {
		assertThat(this.causes.action(ConnectionEnds.refused(status))).isSameAs(action);
	}

	@ParameterizedTest
	@CsvSource({ "401", "403" })
	void whenNothingRefreshesCredentialsThenItIsSlow(int status) {
		ReconnectRules causes = new ReconnectRules(ReconnectSettings.UNSET, false);
		assertThat(causes.action(ConnectionEnds.refused(status))).isSameAs(ReconnectAction.SLOW);
		assertThat(causes.action(ConnectionEnds.closed(4401))).isSameAs(ReconnectAction.SLOW);
	}

	@Test
	void aProxyThatRefusesIsSlow() {
		assertThat(this.causes.action(ConnectionEnds.failed(new ProxyRefusedException("refused"))))
			.isSameAs(ReconnectAction.SLOW);
	}

	@Test
	void aCertificateThatIsNotTrustedIsSlow() {
		assertThat(this.causes.action(certificate())).isSameAs(ReconnectAction.SLOW);
		assertThat(ReconnectRules.isFault(certificate())).isFalse();
	}

	@Test
	void causesThatFormACircleAreNotFollowedForEver() {
		Exception first = new Exception("first");
		Exception second = new Exception("second", first);
		first.initCause(second);
		assertThat(this.causes.action(ConnectionEnds.failed(first))).isSameAs(ReconnectAction.BACKOFF);
	}

	@Test
	void aViolationOfTheProtocolIsSlowAndAFault() {
		ConnectionEnd end = ConnectionEnds.failed(new ProtocolViolationException("masked"));
		assertThat(this.causes.action(end)).isSameAs(ReconnectAction.SLOW);
		assertThat(ReconnectRules.isFault(end)).isTrue();
	}

	@Test
	void anAttemptThatFailedAndAConnectionThatWasLostBackOff() {
		assertThat(this.causes.action(ConnectionEnds.failed(new ConnectSocketException("refused"))))
			.isSameAs(ReconnectAction.BACKOFF);
		assertThat(this.causes.action(ConnectionEnds.lost())).isSameAs(ReconnectAction.BACKOFF);
	}

	@Test
	void settingsSayOtherwiseForACodeAndForAStatus() {
		ReconnectRules causes = new ReconnectRules(
				ReconnectSettings.UNSET.withOnClose(Map.of("1006", ReconnectAction.NOW, "4000", ReconnectAction.STOP))
					.withOnStatus(Map.of("404", ReconnectAction.STOP)),
				true);
		assertThat(causes.action(ConnectionEnds.lost())).isSameAs(ReconnectAction.NOW);
		assertThat(causes.action(ConnectionEnds.closed(4000))).isSameAs(ReconnectAction.STOP);
		assertThat(causes.action(ConnectionEnds.closed(1013))).isSameAs(ReconnectAction.SLOW);
		assertThat(causes.action(ConnectionEnds.refused(404))).isSameAs(ReconnectAction.STOP);
		assertThat(causes.action(ConnectionEnds.refused(401))).isSameAs(ReconnectAction.REFRESH);
	}

	@ParameterizedTest
	@CsvSource({ "4000, NOW", "4001, STOP", "4099, STOP", "4100, SLOW", "4999, SLOW", "1008, NOW", "1011, BACKOFF",
			"3999, BACKOFF" })
	void theMostSpecificRangeThatContainsACloseCodeCounts(int code, ReconnectAction action) {
		ReconnectRules causes = new ReconnectRules(
				ReconnectSettings.UNSET.withOnClose(Map.of("4000-4999", ReconnectAction.SLOW, "4000-4099",
						ReconnectAction.STOP, "4000", ReconnectAction.NOW, "1005-1008", ReconnectAction.NOW)),
				true);
		assertThat(causes.action(ConnectionEnds.closed(code))).isSameAs(action);
	}

	@ParameterizedTest
	@CsvSource({ "500, STOP", "503, NOW", "504, SLOW", "599, STOP", "404, SLOW", "401, REFRESH" })
	void theMostSpecificRangeThatContainsAStatusCounts(int status, ReconnectAction action) {
		ReconnectRules causes = new ReconnectRules(ReconnectSettings.UNSET.withOnStatus(
				Map.of("5xx", ReconnectAction.STOP, "502-504", ReconnectAction.SLOW, "503", ReconnectAction.NOW)),
				true);
		assertThat(causes.action(ConnectionEnds.refused(status))).isSameAs(action);
	}

}
