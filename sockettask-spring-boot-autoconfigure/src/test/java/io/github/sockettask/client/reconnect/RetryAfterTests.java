package io.github.sockettask.client.reconnect;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How long a server wants to be left alone.
 */
class RetryAfterTests {

	private static Duration of(int status, String name, String value) {
		return RetryAfter.of(ConnectionEnds.refused(status, Map.of(name, List.of(value))));
	}

	private static String date(Instant time) {
		return DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC));
	}

	@ParameterizedTest
	@CsvSource({ "0, 0", "1, 1", "120, 120", "' 7 ', 7", "999999999999999999, 86400" })
	void seconds(String value, long seconds) {
		assertThat(of(503, "retry-after", value)).isEqualTo(Duration.ofSeconds(seconds));
		assertThat(of(429, "Retry-After", value)).isEqualTo(Duration.ofSeconds(seconds));
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "", "-5", "1.5", "soon", "1 2", "9999999999999999999999", "Wed, 99 Foo 2026 00:00:00 GMT" })
	void whatCannotBeUnderstoodIsNotAsked(String value) {
		assertThat(of(503, "Retry-After", value)).isZero();
	}

	@ParameterizedTest
	@ValueSource(ints = { 301, 401, 500 })
	void otherStatusesDoNotAsk(int status) {
		assertThat(of(status, "Retry-After", "10")).isZero();
	}

	@Test
	void aServerThatDoesNotAskIsNotWaitedFor() {
		assertThat(RetryAfter.of(ConnectionEnds.refused(503))).isZero();
		assertThat(RetryAfter.of(ConnectionEnds.closed(1013))).isZero();
		assertThat(RetryAfter.of(ConnectionEnds.lost())).isZero();
	}

	@Test
	void aDateCountsByTheClockOfTheServer() {
		Instant now = Instant.parse("2001-02-03T04:05:06Z");
		Map<String, List<String>> header = Map.of("date", List.of(date(now)), "retry-after",
				List.of(date(now.plusSeconds(90))));
		assertThat(RetryAfter.of(ConnectionEnds.refused(503, header))).isEqualTo(Duration.ofSeconds(90));
	}

	@Test
	void aDateCountsByOurClockIfTheServerDoesNotTellTheTime() {
		String inAnHour = date(Instant.now().plusSeconds(3600));
		assertThat(of(503, "Retry-After", inAnHour)).isBetween(Duration.ofMinutes(50), Duration.ofMinutes(61));
		Map<String, List<String>> header = Map.of("Date", List.of("yesterday"), "Retry-After", List.of(inAnHour));
		assertThat(RetryAfter.of(ConnectionEnds.refused(503, header))).isBetween(Duration.ofMinutes(50),
				Duration.ofMinutes(61));
	}

	@Test
	void aDateThatIsOverIsNotWaitedFor() {
		assertThat(of(503, "Retry-After", date(Instant.now().minusSeconds(3600)))).isZero();
	}

	@Test
	void ofSeveralValuesTheLongestCounts() {
		Map<String, List<String>> header = Map.of("Retry-After", List.of("", "soon", "7", "9", "8"));
		assertThat(RetryAfter.of(ConnectionEnds.refused(503, header))).isEqualTo(Duration.ofSeconds(9));
	}

	@Test
	void nobodyIsLeftAloneForMoreThanADay() {
		assertThat(of(503, "Retry-After", date(Instant.now().plus(Duration.ofDays(800)))))
			.isEqualTo(Duration.ofHours(24));
	}

}
