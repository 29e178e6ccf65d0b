package io.github.sockettask.receiving;

import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

import io.github.sockettask.MessageFilter;
import io.github.sockettask.MessageType;
import io.github.sockettask.contract.Contract;
import io.github.sockettask.reactor.SocketTaskFlux;
import io.github.sockettask.test.task.FakeSocketTask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Messages as a stream.
 */
class StreamTests {

	private final FakeSocketTask task = new FakeSocketTask("x", new Numbers());

	private final List<String> events = new ArrayList<>();

	private final Reader<Integer> reader = new Reader<>();

	@BeforeEach
	void connect() {
		this.task.onMessage((result) -> this.events.add(result.data().toString()));
		this.task.onError((result) -> this.events.add(result.errMsg()));
		this.task.onClose((result) -> this.events.add("close"));
		this.task.connection().open();
	}

	@Test
	@Contract("5.20")
	void aSubscriberGetsWhatArrivesFromItsSubscriptionOn() {
		this.task.connection().receiveText("1");
		this.task.messages(Integer.class).subscribe(this.reader);
		this.reader.request(10);
		this.task.connection().receiveText("2").receiveText("3").close(1000, "");
		assertThat(this.reader.signals()).containsExactly("2", "3", "complete");
	}

	@Test
	@Contract("5.20")
	void nobodyGetsAMessageBeforeAllHaveAskedForOne() {
		Reader<String> other = new Reader<>();
		this.task.messages(Integer.class).subscribe(this.reader);
		this.task.messages(String.class).subscribe(other);
		other.request(10);
		this.task.connection().receiveText("1").receiveText("2").receiveText("3");
		assertThat(this.events).isEmpty();
		assertThat(other.signals()).isEmpty();
		this.reader.request(2);
		assertThat(this.events).containsExactly("1", "2");
		assertThat(this.reader.signals()).containsExactly("1", "2");
		assertThat(other.signals()).containsExactly("1", "2");
	}

	@Test
	@Contract("5.20")
	void aSubscriberThatCancelsHoldsNobodyUp() {
		this.task.messages(Integer.class).subscribe(this.reader);
		this.task.connection().receiveText("1").lose();
		assertThat(this.events).isEmpty();
		this.reader.cancel();
		assertThat(this.events).containsExactly("1", "close");
		assertThat(this.reader.signals()).isEmpty();
	}

	@Test
	@Contract("5.20")
	void theStreamCompletesBehindOnClose() {
		this.task.messages(Integer.class).subscribe(new Reader<>() {

			@Override
			public void onComplete() {
				StreamTests.this.events.add("complete");
			}

		});
		this.task.connection().lose();
		assertThat(this.events).containsExactly("close", "complete");
	}

	@Test
	@Contract("5.21")
	void whoAsksForNothingIsToldThatItMustNot() {
		this.task.messages(Integer.class).subscribe(this.reader);
		this.reader.request(0);
		this.reader.request(-1);
		this.task.connection().receiveText("1");
		assertThat(this.reader.signals()).containsExactly("IllegalArgumentException");
		assertThat(this.events).containsExactly("1");
	}

	@Test
	@Contract("5.21")
	void aSubscriberThatThrowsIsCancelledAndReported() {
		Reader<Integer> failing = new Reader<>() {

			@Override
			public void onNext(Integer item) {
				throw new IllegalStateException("on purpose");
			}

		};
		this.task.messages(Integer.class).subscribe(failing);
		failing.request(10);
		this.task.connection().receiveText("1").receiveText("2");
		assertThat(this.events).containsExactly("1", "on purpose", "2");
	}

	@Test
	@Contract("5.21")
	void whatCannotBeConvertedIsReportedAndLeftOut() {
		this.task.messages(new MessageType<Integer>() {
		}).subscribe(this.reader);
		this.reader.request(2);
		this.task.connection().receiveText("1").receiveText("one").receiveText("2");
		assertThat(this.reader.signals()).containsExactly("1", "2");
		assertThat(this.events).containsExactly("1", "one", "No number: one", "2");
	}

	@Test
	@Contract("5.21")
	void textAndBytesAreForThoseWhoWantThem() {
		Reader<byte[]> bytes = new Reader<>();
		Reader<String> text = new Reader<>();
		this.task.messages(byte[].class).subscribe(bytes);
		this.task.messages(String.class).subscribe(text);
		bytes.request(1);
		text.request(1);
		this.task.connection().receiveText("a").receiveBinary((byte) 1);
		assertThat(text.signals()).containsExactly("a");
		assertThat(bytes.signals()).isEmpty();
	}

	@Test
	@Contract("5.20")
	void aFluxAsksForWhatItsSubscriberWants() {
		List<Integer> taken = new ArrayList<>();
		Flux<Integer> flux = SocketTaskFlux.of(this.task, Integer.class);
		flux.take(2).subscribe(taken::add, this.task::reportError, () -> this.events.add("taken"));
		IntStream.range(0, 4).forEach((i) -> this.task.connection().receiveText(String.valueOf(i)));
		assertThat(taken).containsExactly(0, 1);
		assertThat(this.events).contains("taken").endsWith("3");
	}

	@Test
	@Contract("5.20")
	void aFluxHasTheMessagesThatPassItsFilter() {
		List<Object> taken = new ArrayList<>();
		MessageFilter even = MessageFilter.all().condition((message) -> !"13579".contains((String) message.data()));
		SocketTaskFlux.of(this.task, even, Integer.class).subscribe(taken::add);
		SocketTaskFlux.of(this.task, even, new MessageType<Integer>() {
		}).subscribe(taken::add);
		SocketTaskFlux.of(this.task, even, (Type) Integer.class).subscribe(taken::add);
		IntStream.range(0, 4).forEach((i) -> this.task.connection().receiveText(String.valueOf(i)));
		assertThat(taken).containsExactly(0, 0, 0, 2, 2, 2);
		assertThatIllegalArgumentException()
			.isThrownBy(() -> SocketTaskFlux.of(this.task, MessageFilter.all().unmatched(), Integer.class));
	}

	@Test
	@Contract({ "5.18", "5.20" })
	void aPausedTaskDeliversToNobody() {
		this.task.messages(Integer.class).subscribe(this.reader);
		this.reader.request(10);
		this.task.pause();
		this.task.connection().receiveText("1").elapse(Duration.ofHours(1));
		assertThat(this.reader.signals()).isEmpty();
		this.task.resume();
		assertThat(this.reader.signals()).containsExactly("1");
	}

}
