package io.github.sockettask.transport;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * RFC 3629 and RFC 6455, section 8.1, compared with the JDK.
 */
class Utf8Tests {

	private static final int COUNT = 1_000_000;

	/** Bytes that begin, continue or break characters. */
	private static final byte[] BYTES = HexFormat.of()
		.parseHex("41007f808f909fa0bfc0c1c2dfe0e1ecedeeeff0f1f3f4f5f8ffefbfbd");

	@Test
	void anyBytesAreDecodedAsByTheStrictDecoderOfTheJdk() {
		long seed = ThreadLocalRandom.current().nextLong();
		Random random = new Random(seed);
		byte[] bytes = new byte[8];
		for (int i = 0; i < COUNT; i++) {
			int length = random.nextInt(bytes.length);
			for (int j = 0; j < length; j++) {
				bytes[j] = BYTES[random.nextInt(BYTES.length)];
			}
			String expected = decode(bytes, length);
			String actual = Utf8.decode(bytes, 0, length);
			if ((expected != null) ? !expected.equals(actual) : actual != null) {
				assertThat(actual).as("%s with seed %d", HexFormat.of().formatHex(bytes, 0, length), seed)
					.isEqualTo(expected);
			}
			if ((expected != null) != isValid(bytes, length, random.nextInt(length + 1))) {
				assertThat(expected).as("validity of %s with seed %d", HexFormat.of().formatHex(bytes, 0, length), seed)
					.isEqualTo("validated");
			}
		}
	}

	private static boolean isValid(byte[] bytes, int length, int cut) {
		Utf8Validator validator = new Utf8Validator();
		return validator.accept(bytes, 0, cut) && validator.accept(bytes, cut, length - cut) && validator.isComplete();
	}

	private static @Nullable String decode(byte[] bytes, int length) {
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length)).toString();
		}
		catch (CharacterCodingException ex) {
			return null;
		}
	}

	@ParameterizedTest
	@CsvSource({ "eda0, 1", "edbf, 1", "e080, 1", "f08f, 1", "f490, 1", "f5, 0", "c0, 0", "c1, 0", "80, 0", "ff, 0",
			"ce41, 1", "e28241, 2", "f09f9841, 3", "4142c3a9f4908080, 5" })
	void theFirstByteThatCantBeIsFoundAtOnce(String hex, int wrong) {
		byte[] bytes = HexFormat.of().parseHex(hex);
		Utf8Validator validator = new Utf8Validator();
		assertThat(validator.accept(bytes, 0, wrong)).isTrue();
		assertThat(validator.accept(bytes, wrong, 1)).isFalse();
	}

	@Test
	void everyCharacterIsEncodedAsByTheJdk() {
		for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
			if (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE) {
				String text = "a" + Character.toString(point);
				assertThat(Utf8.encode(text)).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
				assertThat(Utf8.length(text)).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
			}
		}
	}

	@Test
	void theLengthOfAnyTextIsThatOfItsEncoding() {
		Random random = new Random(1);
		char[] letters = { 'a', 'b', '\u00e9', '\u4e2d', '\ud83d', '\ude00' };
		for (int i = 0; i < 100_000; i++) {
			int length = random.nextInt(12);
			StringBuilder text = new StringBuilder("x".repeat(random.nextInt(12)));
			for (int j = 0; j < length; j++) {
				text.append(letters[random.nextInt(letters.length)]);
			}
			assertThat(Utf8.length(text.toString())).isEqualTo(Utf8.encode(text.toString()).length);
		}
	}

	@Test
	void halfOfASurrogatePairIsSentAsTheReplacementCharacter() {
		assertThat(Utf8.encode("\ud800")).asString(StandardCharsets.UTF_8).isEqualTo("\ufffd");
		assertThat(Utf8.encode("a\udfffb?")).asString(StandardCharsets.UTF_8).isEqualTo("a\ufffdb?");
		assertThat(Utf8.encode("\u00e9\ud83d\ude00\ud83d")).asString(StandardCharsets.UTF_8)
			.isEqualTo("\u00e9\ud83d\ude00\ufffd");
		assertThat(Utf8.toWellFormed("\ud83d\ude00")).isEqualTo("\ud83d\ude00");
	}

}
