package io.github.sockettask.client.receive;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.sockettask.SocketTask;
import io.github.sockettask.client.message.FakeMessageFields;
import io.github.sockettask.client.message.MessageBatch;
import io.github.sockettask.client.message.MessageOrigin;
import io.github.sockettask.client.message.ReceivedMessage;
import io.github.sockettask.client.message.ReceivedMessages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link ReadBatcher} and {@link MessageBatch}.
 */
class ReadBatcherTests {

	private final SocketTask task = mock();

	private final MessageOrigin origin = new MessageOrigin(this.task, 7,
			ReceivedMessages.reading(new FakeMessageFields()));

	@Test
	void messagesOfAConnectionAreNumberedInOrderAndThoseOfAReadHaveItsTime() {
		ReadBatcher batcher = new ReadBatcher(this.origin);
		Instant first = batcher.next();
		batcher.add("a", first);
		batcher.add("b", batcher.next());
		MessageBatch batch = batcher.take();
		assertThat(batch).isNotNull();
		Instant third = batcher.next();
		ReceivedMessage single = batcher.received("c", third);
		batcher.end();
		Instant fourth = batcher.next();
		assertThat(List.of(batch.poll(), batch.poll())).extracting(ReceivedMessage::sequence).containsExactly(1L, 2L);
		assertThat(batch.poll()).isNull();
		assertThat(single.sequence()).isEqualTo(3);
		assertThat(single.receivedAt()).isSameAs(first).isSameAs(third);
		assertThat(fourth).isNotSameAs(first);
		assertThat(batcher.received("d", fourth).sequence()).isEqualTo(4);
		assertThat(single.socketTaskId()).isEqualTo(7);
		assertThat(single.task()).isSameAs(this.task);
	}

}
