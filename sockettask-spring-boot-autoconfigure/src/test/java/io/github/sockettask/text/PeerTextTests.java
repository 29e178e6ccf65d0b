package io.github.sockettask.text;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PeerTextTests {

	@Test
	void plainTextIsReturnedAsItIs() {
		String text = "closed by 'x': 100 % of 上海 and 😀 \\ are fine";
		assertThat(PeerText.of(text)).isEqualTo(text);
		assertThat(PeerText.of("plain")).isSameAs("plain");
		assertThat(PeerText.of("")).isEmpty();
		assertThat(PeerText.of(null)).isEqualTo("null");
	}

	@Test
	void endsOfLinesAreEscaped() {
		assertThat(PeerText.of("bye\r\n2026 ERROR forged\u2028a\u2029b\u0085c\u000bd\fe"))
			.isEqualTo("bye\\r\\n2026 ERROR forged\\u2028a\\u2029b\\u0085c\\u000bd\\u000ce");
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 7, 8, 0x1b, 0x7f, 0x80, 0x85, 0x9b, 0x9f, 0x61c, 0x200b, 0x200e, 0x200f, 0x202a, 0x202e,
			0x2066, 0x2069, 0xfeff, 0xd800, 0xdfff, 0xe000, 0xffff, 0xe0001, 0xe007f })
	void whatControlsATerminalOrTheDirectionOfTextIsEscaped(int c) {
		String escaped = PeerText.of("a" + new StringBuilder().appendCodePoint(c) + "b");
		assertThat(escaped).startsWith("a\\u").endsWith("b").matches("[ -~]+");
		assertThat(PeerText.of(escaped)).isEqualTo(escaped);
	}

	@Test
	void everyControlCharacterIsEscaped() {
		for (int c = 0; c < 0xa0; c++) {
			if (Character.isISOControl(c)) {
				assertThat(PeerText.of(String.valueOf((char) c))).matches("[ -~]{2,}");
			}
		}
	}

	@Test
	void longTextIsCutAndSaysHowLongItWas() {
		String text = PeerText.of("x".repeat(70_000));
		assertThat(text).hasSizeLessThanOrEqualTo(PeerText.MAX_LENGTH).endsWith("xxx... (70000 characters)");
		assertThat(PeerText.of(text)).isSameAs(text);
		assertThat(PeerText.of("x".repeat(PeerText.MAX_LENGTH))).hasSize(PeerText.MAX_LENGTH);
	}

	@Test
	void textThatGrowsLongByEscapesIsCut() {
		assertThat(PeerText.of("\u0000".repeat(150))).hasSizeLessThanOrEqualTo(PeerText.MAX_LENGTH)
			.endsWith("\\u0000... (150 characters)");
	}

	@Test
	void noCharacterIsCutInTwo() {
		for (int i = 0; i < 8; i++) {
			assertThat(PeerText.of("x".repeat(i) + "😀".repeat(300))).matches(
					(text) -> text.codePoints().noneMatch((c) -> c >= 0xd800 && c < 0xe000), "has whole characters");
		}
	}

}
