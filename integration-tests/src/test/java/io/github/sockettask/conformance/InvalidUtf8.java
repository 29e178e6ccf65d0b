package io.github.sockettask.conformance;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.stream.Stream;

/**
 * Bytes that are not valid within UTF-8 (RFC 3629), whatever follows.
 *
 * @param kind what is wrong
 * @param bytes the bytes
 * @param validBytes how many of them could still become something: the next is the first
 * bad byte
 */
record InvalidUtf8(String kind, byte[] bytes, int validBytes) {

	static Stream<InvalidUtf8> sequences() {
		return Stream.of(of("6.6 no continuation", "c3 28", 1), of("6.8 five bytes", "f8 88 80 80 80", 0),
				of("6.8 six bytes", "fc 84 80 80 80 80", 0), of("6.10 last of four bytes", "f7 bf bf bf", 0),
				of("6.10 last of five bytes", "fb bf bf bf bf", 0),
				of("6.10 last of six bytes", "fd bf bf bf bf bf", 0), of("6.11 beyond U+10FFFF", "f4 90 80 80", 1),
				of("beyond U+10FFFF", "f5 80 80 80", 0), of("6.12 unexpected continuation", "80", 0),
				of("6.12 unexpected continuation", "bf", 0),
				of("6.12 unexpected continuations", "80 bf 80 bf 80 bf", 0), of("6.13 lonely start", "c2 20", 1),
				of("6.13 lonely start", "df 20 c3 20", 1), of("6.13 lonely start", "e1 20", 1),
				of("6.13 lonely start", "ef 20", 1), of("6.13 lonely start", "f1 20", 1),
				of("6.14 continuation missing", "e2 82 20", 2), of("6.14 continuation missing", "f0 9f 98 20", 3),
				of("6.14 continuation missing", "f0 9f 20", 2), of("6.15 incomplete sequences", "e0 a0 df ef bf", 2),
				of("6.16 impossible byte", "fe", 0), of("6.16 impossible byte", "ff", 0),
				of("6.16 impossible bytes", "fe fe ff ff", 0), of("6.17 overlong slash", "c0 af", 0),
				of("6.17 overlong slash", "e0 80 af", 1), of("6.17 overlong slash", "f0 80 80 af", 1),
				of("6.18 largest overlong", "c1 bf", 0), of("6.18 largest overlong", "e0 9f bf", 1),
				of("6.18 largest overlong", "f0 8f bf bf", 1), of("6.19 overlong NUL", "c0 80", 0),
				of("6.19 overlong NUL", "e0 80 80", 1), of("6.19 overlong NUL", "f0 80 80 80", 1),
				of("6.20 first surrogate", "ed a0 80", 1), of("6.20 last high surrogate", "ed af bf", 1),
				of("6.20 first low surrogate", "ed b0 80", 1), of("6.20 last surrogate", "ed bf bf", 1),
				of("6.21 pair of surrogates", "ed a0 80 ed b0 80", 1),
				of("6.21 last pair of surrogates", "ed af bf ed bf bf", 1));
	}

	private static InvalidUtf8 of(String kind, String hex, int validBytes) {
		return new InvalidUtf8(kind, Payloads.hex(hex), validBytes);
	}

	byte[] within(String before, String behind) {
		byte[] first = Payloads.utf8(before);
		byte[] last = Payloads.utf8(behind);
		return ByteBuffer.allocate(first.length + this.bytes.length + last.length)
			.put(first)
			.put(this.bytes)
			.put(last)
			.array();
	}

	@Override
	public String toString() {
		return this.kind + ": " + HexFormat.ofDelimiter(" ").formatHex(this.bytes);
	}

}
