package io.github.sockettask.client.receive;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.github.sockettask.client.message.ReceivedMessages;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Lanes}.
 */
class LanesTests {

	private final Lanes lanes = new Lanes();

	private void add(@Nullable String key, String... messages) {
		for (String message : messages) {
			this.lanes.add(new Lanes.Entry(ReceivedMessages.received(message), 1, key));
		}
	}

	private List<Object> takeAll() {
		List<Object> messages = new ArrayList<>();
		for (Lanes.Entry next = this.lanes.next(); next != null; next = this.lanes.next()) {
			messages.add(next.message().data());
			this.lanes.handled(next);
		}
		return messages;
	}

	@Test
	void messagesOfOneKeyAreHandedOutOneAtATime() {
		add("a", "a1", "a2");
		Lanes.Entry first = this.lanes.next();
		assertThat(first.message().data()).isEqualTo("a1");
		assertThat(this.lanes.ready()).isZero();
		assertThat(this.lanes.next()).isNull();
		this.lanes.handled(first);
		assertThat(this.lanes.next().message().data()).isEqualTo("a2");
	}

	@Test
	void messagesOfDifferentKeysAndOfNoneAreHandedOutTogether() {
		add("a", "a1", "a2");
		add("b", "b1");
		add(null, "1", "2");
		assertThat(this.lanes.ready()).isEqualTo(4);
		assertThat(this.lanes.size()).isEqualTo(2);
	}

	@Test
	void lanesTakeTurnsSoThatNoneStarves() {
		add("a", "a1", "a2", "a3");
		add("b", "b1", "b2");
		add("c", "c1");
		assertThat(takeAll()).containsExactly("a1", "b1", "c1", "a2", "b2", "a3");
	}

	@Test
	void aLaneExistsOnlyWhileItHasMessages() {
		add("a", "a1", "a2");
		add(null, "1");
		takeAll();
		assertThat(this.lanes.size()).isZero();
		add("a", "a3");
		assertThat(takeAll()).containsExactly("a3");
	}

}
