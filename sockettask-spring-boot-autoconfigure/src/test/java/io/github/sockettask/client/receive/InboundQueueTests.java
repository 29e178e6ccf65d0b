package io.github.sockettask.client.receive;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mockito.ArgumentCaptor;
import org.springframework.util.unit.DataSize;

import io.github.sockettask.SocketTask;
import io.github.sockettask.client.message.FakeMessageFields;
import io.github.sockettask.client.message.MessageBatch;
import io.github.sockettask.client.message.MessageOrigin;
import io.github.sockettask.client.message.ReceivedMessage;
import io.github.sockettask.client.message.ReceivedMessages;
import io.github.sockettask.settings.ReceiveMode;
import io.github.sockettask.settings.ReceiveSettings;
import io.github.sockettask.settings.SocketTaskSettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.atLeast;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link InboundQueue}. Messages of a frame are between bars.
 */
class InboundQueueTests {

	private final BackPressure backPressure = mock();

	private final MessageOrigin origin = new MessageOrigin(mock(SocketTask.class), 1,
			ReceivedMessages.reading(new FakeMessageFields()));

	private InboundQueue waiting(ReceiveMode mode, @Nullable String unwrap, String... frames) {
		ReceiveSettings settings = SocketTaskSettings.DEFAULTS.receive()
			.withMode(mode)
			.withQueueBytes(DataSize.ofMegabytes(1));
		InboundQueue waiting = new InboundQueue(settings, unwrap, this.backPressure);
		MessageBatch batch = new MessageBatch(this.origin, Instant.EPOCH, 1);
		for (String frame : frames) {
			batch.add(frame);
		}
		waiting.add(batch);
		return waiting;
	}

	private List<String> takeAll(InboundQueue waiting) {
		List<String> taken = new ArrayList<>();
		while (!waiting.isEmpty()) {
			ReceivedMessage message = waiting.next();
			if (message != null) {
				taken.add(message.sequence() + " " + message.data() + (waiting.isFrameOver() ? "." : ""));
			}
		}
		waiting.tell();
		return taken;
	}

	private long messages(boolean arrived) {
		ArgumentCaptor<Integer> messages = ArgumentCaptor.captor();
		if (arrived) {
			then(this.backPressure).should(atLeast(0)).arrived(messages.capture(), anyLong());
		}
		else {
			then(this.backPressure).should(atLeast(0)).taken(messages.capture(), anyLong());
		}
		return messages.getAllValues().stream().mapToInt(Integer::intValue).sum();
	}

	private long bytes(boolean arrived) {
		ArgumentCaptor<Long> bytes = ArgumentCaptor.captor();
		if (arrived) {
			then(this.backPressure).should(atLeast(0)).arrived(anyInt(), bytes.capture());
		}
		else {
			then(this.backPressure).should(atLeast(0)).taken(anyInt(), bytes.capture());
		}
		return bytes.getAllValues().stream().mapToLong(Long::longValue).sum();
	}

	@ParameterizedTest
	@EnumSource(ReceiveMode.class)
	void theMessagesOfAFrameComeBeforeTheNextFrame(ReceiveMode mode) {
		assertThat(takeAll(waiting(mode, "", "a|b|c", "d", "|", "e|f", "!g|h"))).containsExactly("1 a", "1 b", "1 c.",
				"2 d.", "3 |.", "4 e", "4 f.", "5 !g|h.");
	}

	@Test
	void withoutUnwrapAFrameIsAMessage() {
		assertThat(takeAll(waiting(ReceiveMode.SERIAL, null, "a|b"))).containsExactly("1 a|b.");
	}

	@Test
	void whereMessagesAreCountedHereAFrameCountsAsOneThatWasTaken() {
		takeAll(waiting(ReceiveMode.SERIAL, "", "aa|bb|cc", "dd", "|"));
		assertThat(messages(false)).isEqualTo(3);
		assertThat(bytes(false)).isEqualTo(8 + 2 + 1);
		assertThat(messages(true)).isZero();
	}

	@ParameterizedTest
	@EnumSource(value = ReceiveMode.class, names = { "CONCURRENT", "PER_KEY" })
	void whereMessagesAreCountedLaterAFrameCountsAsTheMessagesItHolds(ReceiveMode mode) {
		takeAll(waiting(mode, "", "aa|bb|cc", "dd", "|", "!e|f"));
		// as many more as will be taken: 3 in place of 1
		assertThat(messages(true) - messages(false)).isEqualTo(2);
		assertThat(bytes(true) - bytes(false)).isEqualTo(6 - 8);
	}

}
