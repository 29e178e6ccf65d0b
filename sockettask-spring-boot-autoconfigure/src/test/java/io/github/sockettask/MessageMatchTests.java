package io.github.sockettask;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link MessageMatch}.
 */
class MessageMatchTests {

	@ParameterizedTest
	@CsvSource(nullValues = "null", textBlock = """
			/channel=ticker,      ticker,       true
			/channel=ticker,      tickers,      false
			/channel=ticker,      Ticker,       false
			/channel=ticker,      null,         false
			/channel=ticker.*,    ticker.BTC,   true
			/channel=ticker.*,    ticker.,      true
			/channel=ticker.*,    tickerXBTC,   false
			/channel=*.BTC,       ticker.BTC,   true
			/channel=*.BTC,       ticker.BTCX,  false
			/channel=a*c*e,       abcde,        true
			/channel=a*c*e,       ace,          true
			/channel=a*c*e,       aec,          false
			/channel=[x]*,        [x]y,         true
			/channel=[x]*,        xy,           false
			/channel=ab*ba,       aba,          false
			/channel=ab*ba,       abba,         true
			/channel=a*a,         a,            false
			/channel=*a*b,        xaxb,         true
			/channel=*a*b,        xb,           false
			/channel=*ab*ab*,     abab,         true
			/channel=*ab*ab*,     aba,          false
			/channel=a**b,        ab,           true
			/channel=*aab,        aaab,         true
			/channel=*b*b,        ab,           false
			/channel=**,          '',           true
			/channel=*,           anything,     true
			/channel=*,           null,         false
			/channel,             anything,     true
			/channel,             null,         false
			/a/b~1c=1.50,         1.50,         true
			/a/b~1c=1.50,         1.5,          false
			/formula=a=b,         a=b,          true
			""")
	void aValueIsTheSameOrLikeAPatternOrThere(String match, @Nullable String found, boolean expected) {
		assertThat(MessageMatch.parse(match).test(found)).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "*a*b", "*a*a*b", "a*a*a*a*a*a*b*", "*aa*aa*ab*c" })
	@Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
	void aLongValueIsLookedThroughInTimeThatGrowsWithItsLength(String pattern) {
		String found = "a".repeat(1_000_000);
		assertThat(MessageMatch.parse("/text=" + pattern).test(found)).isFalse();
	}

	@Test
	void randomPatternsMatchWhatARegularExpressionMatches() {
		Random random = new Random(11);
		for (int i = 0; i < 20_000; i++) {
			String pattern = random(random, "ab*", 6);
			String found = random(random, "ab", 8);
			assertThat(MessageMatch.parse("/text=" + pattern).test(found)).as("%s of %s", pattern, found)
				.isEqualTo(found.matches(pattern.replace("*", ".*")));
		}
	}

	private static String random(Random random, String characters, int length) {
		return random.ints(random.nextInt(length + 1), 0, characters.length())
			.mapToObj((index) -> characters.substring(index, index + 1))
			.collect(Collectors.joining());
	}

	@Test
	void aPatternGoesOverLines() {
		assertThat(MessageMatch.parse("/text=a*z").test("a\n\nz")).isTrue();
	}

	@Test
	void anEmptyValueIsAValue() {
		MessageMatch empty = MessageMatch.parse("/x=");
		assertThat(empty.test("")).isTrue();
		assertThat(empty.test("y")).isFalse();
	}

	@Test
	void aPointerEndsAtTheFirstEqualsSign() {
		assertThat(MessageMatch.parse("/a/0=b=c").pointer()).isEqualTo("/a/0");
		assertThat(MessageMatch.parse("/a/0").pointer()).isEqualTo("/a/0");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "channel=ticker", "=ticker", "*" })
	void whatDoesNotBeginWithAPointerIsRefusedWithAnExample(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> MessageMatch.parse(text))
			.withMessage("\"" + text
					+ "\" does not begin with a JSON pointer; write it like /channel=ticker.*, or /channel for any value");
	}

	@Test
	void oneOfSeveralValuesIsEnoughAndAnAsteriskIsOneThere() {
		MessageMatch match = MessageMatch.oneOf("/kind", List.of("b", "a*"));
		assertThat(match.test("b")).isTrue();
		assertThat(match.test("a*")).isTrue();
		assertThat(match.test("ab")).isFalse();
		assertThat(match.test(null)).isFalse();
		assertThat(match).hasToString("/kind=a*|b");
	}

	@Test
	void itTellsWhatWasWritten() {
		assertThat(MessageMatch.parse("/channel=ticker.*")).hasToString("/channel=ticker.*");
	}

}
