package io.github.sockettask.client.message;

import java.lang.reflect.Type;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.github.sockettask.MessageConversionException;
import io.github.sockettask.SocketMessageConverter;
import io.github.sockettask.SocketTask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;

/**
 * Tests for {@link ReceivedMessage}.
 */
class ReceivedMessageTests {

	private static final int ROUNDS = 50;

	private static final int THREADS = 4;

	private final SocketMessageConverter converter = mock();

	private final FakeMessageFields fields = new FakeMessageFields();

	private final SocketTask task = mock();

	private final MessageOrigin origin = new MessageOrigin(this.task, 7,
			new MessageReader(this.converter, this.fields, "/type"));

	private ReceivedMessage message(String data) {
		return ReceivedMessages.received(data, this.origin);
	}

	@Test
	void aMessageIsConvertedOnceForEachType() {
		given(this.converter.fromMessage("7", Integer.class, null)).willReturn(7);
		given(this.converter.fromMessage("7", Long.class, null)).willReturn(7L);
		ReceivedMessage message = message("7");
		for (int i = 0; i < 3; i++) {
			assertThat(message.payload(Integer.class)).isEqualTo(7);
			assertThat(message.payload(Long.class)).isEqualTo(7L);
			assertThat(message.payload(Object.class)).isEqualTo("7");
		}
		then(this.converter).should(times(2)).fromMessage(any(), any(), any());
	}

	@Test
	void aMessageIsConvertedOnceByThreadsAtTheSameTime() throws Exception {
		AtomicInteger conversions = new AtomicInteger();
		given(this.converter.fromMessage(any(), any(), any())).willAnswer((call) -> {
			conversions.incrementAndGet();
			return new Object();
		});
		ExecutorService threads = Executors.newFixedThreadPool(THREADS);
		try {
			for (int round = 1; round <= ROUNDS; round++) {
				ReceivedMessage message = message("7");
				CyclicBarrier start = new CyclicBarrier(THREADS);
				Set<Object> results = ConcurrentHashMap.newKeySet();
				List<Future<?>> done = IntStream.range(0, THREADS).<Future<?>>mapToObj((i) -> threads.submit(() -> {
					start.await();
					return results.add(message.payload((Type) Integer.class));
				})).toList();
				for (Future<?> each : done) {
					each.get(10, TimeUnit.SECONDS);
				}
				assertThat(results).hasSize(1);
				assertThat(conversions).hasValue(round);
			}
		}
		finally {
			threads.shutdownNow();
		}
	}

	@Test
	void whatCannotBeConvertedIsToldToEachThatAsks() {
		given(this.converter.fromMessage("x", Integer.class, null))
			.willThrow(new MessageConversionException("no number"));
		ReceivedMessage message = message("x");
		for (int i = 0; i < 2; i++) {
			assertThatExceptionOfType(MessageConversionException.class).isThrownBy(() -> message.payload(Integer.class))
				.withMessage("no number");
		}
	}

	@Test
	void aPartHasWhatItsFrameHasUnlessItHasItsOwn() {
		RouteLookup fields = new RouteLookup(List.of("/type", "/symbol"),
				this.fields.lookup(List.of("/type", "/symbol")));
		ReceivedMessage frame = message("type=trade,symbol=SPX,|price=1|type=own,price=2");
		List<ReceivedMessage> parts = ReceivedMessages.parts(frame);
		assertThat(parts).hasSize(3);
		assertThat(parts.get(1).type()).isEqualTo("trade");
		assertThat(parts.get(1).fields(fields)).containsExactly("trade", "SPX");
		assertThat(parts.get(2).type()).isEqualTo("own");
		assertThat(parts.get(2).fields(fields)).containsExactly("own", "SPX");
		assertThat(parts.get(2).data()).isEqualTo("type=own,price=2");
		assertThat(parts.get(2).sequence()).isEqualTo(frame.sequence());
		assertThat(parts.get(2).receivedAt()).isEqualTo(frame.receivedAt());
	}

	@Test
	void aFrameIsReadOnceForAllThatLackTheSame() {
		List<ReceivedMessage> parts = ReceivedMessages.parts(message("symbol=SPX,|price=1|price=2|price=3"));
		assertThat(parts).hasSize(4);
		for (ReceivedMessage part : parts.subList(1, 4)) {
			assertThat(part.field("/symbol")).isEqualTo("SPX");
			assertThat(part.field("/none")).isNull();
			assertThat(part.payload("/symbol", String.class)).isEqualTo("SPX");
			assertThat(part.payload("/none", String.class)).isNull();
		}
		assertThat(this.fields.reads).hasValue(3 * 4 + 4);
	}

	@Test
	void aFrameThatCannotBeTakenApartIsAMessage() {
		assertThat(message("!a|b").unwrap("")).isNull();
		assertThat(message("a").unwrap("")).isNull();
		assertThat(message("|").unwrap("")).isExhausted();
	}

	@Test
	void aFailureThatIsReportedIsThatOfTheHandler() {
		ReceivedMessage message = message("x");
		message.failures().reported("handler");
		assertThat(message.isReportedBy("handler")).isTrue();
		assertThat(message.isReportedBy("other")).isFalse();
		assertThat(message.attempts("handler")).isEqualTo(1);
	}

}
