package io.github.sockettask.benchmarks.server;

import java.nio.charset.StandardCharsets;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.sockettask.benchmarks.MessageNumber;
import io.github.sockettask.benchmarks.Requests;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link OrderedSinkReader}.
 */
class OrderedSinkReaderTests {

	private static final byte[] MASK = { 0x12, (byte) 0x9A, 0x56, (byte) 0xF8 };

	private final EmbeddedChannel channel = new EmbeddedChannel(new OrderedSinkReader());

	@AfterEach
	void close() {
		this.channel.finishAndReleaseAll();
	}

	@Test
	void messagesOfSendersMayBeMixed() {
		send(0, 0);
		send(15, 0);
		send(15, 1);
		send(0, 1);
		assertThat(confirmation()).isEqualTo("4");
	}

	@Test
	void numbersGoOnAfterConfirmationAndBeginAgainAfterTheLastOne() {
		for (int i = 0; i < MessageNumber.NUMBERS + 3; i++) {
			send(1, i % MessageNumber.NUMBERS);
		}
		assertThat(confirmation()).isEqualTo("67");
		send(1, 3);
		assertThat(confirmation()).isEqualTo("1");
	}

	@Test
	void messagesOutOfOrderAreTold() {
		send(2, 0);
		send(2, 2);
		send(2, 1);
		send(2, 2);
		assertThat(confirmation()).isEqualTo("4, 2 of them out of order,");
		send(2, 3);
		assertThat(confirmation()).isEqualTo("1");
	}

	@Test
	void messageMayArriveInPieces() {
		ByteBuf frame = frame(new MessageNumber(3, 0).text(64));
		while (frame.isReadable()) {
			this.channel.writeInbound(frame.readBytes(1));
		}
		frame.release();
		send(3, 1);
		assertThat(confirmation()).isEqualTo("2");
	}

	private void send(int sender, int number) {
		this.channel.writeInbound(frame(new MessageNumber(sender, number).text(64)));
	}

	private String confirmation() {
		this.channel.writeInbound(frame(Requests.COUNT));
		ByteBuf answer = this.channel.readOutbound();
		String text = answer.skipBytes(2).toString(StandardCharsets.US_ASCII);
		answer.release();
		return text;
	}

	private ByteBuf frame(String text) {
		byte[] payload = text.getBytes(StandardCharsets.US_ASCII);
		ByteBuf frame = Unpooled.buffer().writeByte(0x81).writeByte(0x80 | payload.length).writeBytes(MASK);
		for (int i = 0; i < payload.length; i++) {
			frame.writeByte(payload[i] ^ MASK[i % 4]);
		}
		return frame;
	}

}
