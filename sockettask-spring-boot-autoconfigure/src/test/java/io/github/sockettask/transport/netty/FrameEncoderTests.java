package io.github.sockettask.transport.netty;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.UnpooledByteBufAllocator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.sockettask.transport.OutboundMessages;
import io.github.sockettask.transport.Utf8;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * RFC 6455, sections 5.2 and 5.3: what is encoded is read back by a decoder that has
 * nothing in common with the encoder.
 */
class FrameEncoderTests {

	private final FrameEncoder encoder = FrameEncoder.get();

	@ParameterizedTest
	@ValueSource(
			ints = { 0, 1, 7, 8, 9, 125, 126, 127, 128, 129, 65521, 65522, 65535, 65536, 65537, 200_000, 16777216 })
	void aMessageOfAnyLengthIsReadBack(int length) {
		byte[] bytes = new byte[length];
		new Random(length).nextBytes(bytes);
		WireFrame binary = encode(OutboundMessages.BINARY, ByteBuffer.wrap(bytes), length);
		assertThat(binary.first()).isEqualTo(0x82);
		assertThat(binary.masked()).isTrue();
		assertThat(binary.payload()).isEqualTo(bytes);
		for (String letter : List.of("x", "\u00e9", "\u4e2d", "\ud83d\ude00")) {
			String text = letter.repeat(length / letter.getBytes(StandardCharsets.UTF_8).length);
			WireFrame frame = encode(OutboundMessages.TEXT, text, Utf8.length(text));
			assertThat(frame.first()).isEqualTo(0x81);
			assertThat(frame.masked()).isTrue();
			assertThat(new String(frame.payload(), StandardCharsets.UTF_8)).isEqualTo(text);
		}
	}

	@Test
	void manyFramesOfAllKindsAreReadBackInOrder() {
		Random random = new Random(1);
		List<String> expected = new ArrayList<>();
		for (int i = 0; i < 300; i++) {
			String text = "\u00e9x".repeat(random.nextInt(80)) + "x".repeat(random.nextInt(40)) + i;
			expected.add(text);
			byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
			boolean encoded = (i % 2 == 0) ? this.encoder.encode(OutboundMessages.TEXT, true, text, bytes.length)
					: this.encoder.encode(OutboundMessages.BINARY, true, ByteBuffer.wrap(bytes), bytes.length);
			assertThat(encoded).isTrue();
		}
		assertThat(WireFrame.readAll(take())).extracting((frame) -> new String(frame.payload(), StandardCharsets.UTF_8))
			.isEqualTo(expected);
	}

	@Test
	void whatHasNoRoomIsLeftForTheNextPiece() {
		String half = "x".repeat(FrameEncoder.CAPACITY / 2);
		assertThat(this.encoder.encode(OutboundMessages.TEXT, true, half, half.length())).isTrue();
		assertThat(this.encoder.encode(OutboundMessages.TEXT, true, half, half.length())).isFalse();
		assertThat(WireFrame.readAll(take())).hasSize(1);
		assertThat(this.encoder.isEmpty()).isTrue();
	}

	@Test
	void everyFrameHasAMaskOfItsOwn() {
		Set<Integer> keys = new HashSet<>();
		for (int i = 0; i < 5000; i++) {
			this.encoder.encode(OutboundMessages.TEXT, true, "", 0);
			keys.add(ByteBuffer.wrap(take()).getInt(2));
		}
		// two of 5,000 are the same with a probability of 0.3 %, four never are
		assertThat(keys).hasSizeGreaterThan(4996);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 125, 126, 65535, 65536, 1_000_000 })
	void theLengthOfAFrameIsReadFromItsHeader(int length) {
		ByteBuffer payload = ByteBuffer.allocate(length);
		ByteBuf large = this.encoder.encodeLarge(OutboundMessages.BINARY, true, payload, length,
				UnpooledByteBufAllocator.DEFAULT);
		assertThat(FrameEncoder.length(large, 0)).isEqualTo(large.readableBytes());
		large.release();
	}

	private WireFrame encode(int opcode, Object payload, int size) {
		byte[] bytes;
		if (this.encoder.encode(opcode, true, payload, size)) {
			bytes = take();
		}
		else {
			ByteBuf large = this.encoder.encodeLarge(opcode, true, payload, size, UnpooledByteBufAllocator.DEFAULT);
			bytes = ByteBufUtil.getBytes(large);
			large.release();
		}
		List<WireFrame> frames = WireFrame.readAll(bytes);
		assertThat(frames).hasSize(1);
		return frames.get(0);
	}

	private byte[] take() {
		ByteBuf taken = this.encoder.take(UnpooledByteBufAllocator.DEFAULT);
		try {
			return ByteBufUtil.getBytes(taken);
		}
		finally {
			taken.release();
		}
	}

}
