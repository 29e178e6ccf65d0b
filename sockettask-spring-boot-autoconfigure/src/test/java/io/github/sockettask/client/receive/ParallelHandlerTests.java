package io.github.sockettask.client.receive;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;
import org.mockito.InOrder;
import org.springframework.core.retry.RetryPolicy;

import io.github.sockettask.client.handler.EventDispatcher;
import io.github.sockettask.client.handler.MessageDelivery;
import io.github.sockettask.client.message.ReceivedMessage;
import io.github.sockettask.client.message.ReceivedMessages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link ParallelHandler}.
 */
class ParallelHandlerTests {

	private final EventDispatcher dispatcher = mock();

	private final BackPressure backPressure = mock();

	private final ReceivedMessage message = ReceivedMessages.received("m");

	private final MessageDelivery delivery = mock();

	private final AtomicBoolean open = new AtomicBoolean(true);

	private final AtomicBoolean paused = new AtomicBoolean();

	private final ParallelHandler handler = new ParallelHandler(this.dispatcher, this.backPressure, this.open::get,
			this.paused::get);

	@Test
	void aMessageCountsNoMoreAndGoesToTheCallbacks() {
		this.handler.handle(this.message, 7, this.delivery);
		then(this.backPressure).should().taken(1, 7);
		then(this.delivery).should().deliver(this.message);
	}

	@Test
	void aMessageThatComesAgainCountsUntilThen() {
		given(this.delivery.deliver(this.message)).willReturn(Duration.ofSeconds(1), (Duration) null);
		assertThat(this.handler.handle(this.message, 7, this.delivery)).isEqualTo(Duration.ofSeconds(1));
		InOrder order = inOrder(this.backPressure);
		order.verify(this.backPressure).taken(1, 7);
		order.verify(this.backPressure).arrived(1, 7);
		assertThat(this.handler.handle(this.message, 7, this.delivery)).isNull();
		order.verify(this.backPressure).taken(1, 7);
		order.verifyNoMoreInteractions();
	}

	@Test
	void aMessageThatWasToComeAgainIsAbandonedWhenItIsNotWanted() {
		this.message.redelivery(RetryPolicy.withMaxRetries(1));
		this.open.set(false);
		this.handler.handle(this.message, 7, this.delivery);
		then(this.backPressure).should().taken(1, 7);
		then(this.delivery).should().abandon(this.message);
	}

	@Test
	void aMessageThatIsNotWantedCountsNoMore() {
		this.open.set(false);
		this.handler.handle(this.message, 7, this.delivery);
		then(this.backPressure).should().taken(1, 7);
		then(this.delivery).shouldHaveNoInteractions();
	}

	@Test
	void messagesAreHeldWhileTheTaskIsPausedAndOpen() {
		assertThat(this.handler.isHeld()).isFalse();
		this.paused.set(true);
		assertThat(this.handler.isHeld()).isTrue();
		this.open.set(false);
		assertThat(this.handler.isHeld()).isFalse();
	}

}
