package io.github.sockettask.transport.netty;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AnswerReader} and {@link AnswerHead}.
 */
class AnswerReaderTests {

	private static final int ROUNDS = 20_000;

	private static final String[] PIECES = { "HTTP/1.1 101 Switching Protocols", "HTTP/1.1 ", "HTTP/", "503 Busy",
			"\r\n", "\r\n", "\n", "\r", "Upgrade: websocket", "Connection: a, Upgrade", ":", " ", "\t", "X-A", ": b",
			"\u0000", "\u0085", "\u00ff", "\u0016\u0003", "HTTP/1.1 103 Early\r\n\r\n", "Retry-After: 7\r\n",
			"HTTP/9.9 999" };

	private static List<AnswerHead> read(byte[] bytes, Random cuts) {
		AnswerReader reader = new AnswerReader();
		List<AnswerHead> heads = new ArrayList<>();
		int at = 0;
		while (at < bytes.length) {
			int end = Math.min(bytes.length, at + 1 + cuts.nextInt(bytes.length));
			ByteBuf in = Unpooled.wrappedBuffer(bytes, at, end - at);
			AnswerHead head = reader.read(in);
			at = end - in.readableBytes();
			if (head != null) {
				heads.add(head);
				if (head.mistake() != null) {
					return heads;
				}
			}
		}
		return heads;
	}

	@Test
	void whateverComesIsReadTheSameWayWhereverItIsCut() {
		Random random = new Random(20261130);
		int heads = 0;
		for (int i = 0; i < ROUNDS; i++) {
			StringBuilder text = new StringBuilder(random.nextBoolean() ? PIECES[0] : "");
			for (int j = random.nextInt(12); j >= 0; j--) {
				text.append(PIECES[random.nextInt(PIECES.length)]);
			}
			byte[] bytes = text.toString().getBytes(StandardCharsets.ISO_8859_1);
			List<AnswerHead> whole = read(bytes, new Random() {

				private static final long serialVersionUID = 1L;

				@Override
				public int nextInt(int bound) {
					return bound - 1;
				}

			});
			List<AnswerHead> cut = read(bytes, random);
			// what is not HTTP is shown as far as it has come
			assertThat(cut).as(text.toString()).hasSameSizeAs(whole);
			for (int j = 0; j < cut.size(); j++) {
				assertThat(cut.get(j).status()).isEqualTo(whole.get(j).status());
				assertThat(cut.get(j).header()).isEqualTo(whole.get(j).header());
				assertThat(cut.get(j).mistake() == null).isEqualTo(whole.get(j).mistake() == null);
			}
			heads += cut.size();
		}
		assertThat(heads).isGreaterThan(ROUNDS / 4);
	}

	@Test
	void aHeadEndsWithTheEmptyLineAndLeavesTheRest() {
		ByteBuf in = Unpooled.copiedBuffer("HTTP/1.1 200 OK\r\nA: 1\r\n\r\nrest", StandardCharsets.US_ASCII);
		assertThat(new AnswerReader().read(in)).isEqualTo(new AnswerHead(200, "OK", Map.of("A", List.of("1")), null));
		assertThat(in.toString(StandardCharsets.US_ASCII)).isEqualTo("rest");
	}

}
