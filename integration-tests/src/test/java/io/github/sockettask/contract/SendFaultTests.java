package io.github.sockettask.contract;

import java.io.ByteArrayInputStream;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.assertj.core.api.ThrowableAssertAlternative;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.sockettask.CallbackResult;
import io.github.sockettask.CloseOption;
import io.github.sockettask.CloseSocketException;
import io.github.sockettask.ConnectSocketOption;
import io.github.sockettask.MessageConversionException;
import io.github.sockettask.MessageStream;
import io.github.sockettask.ReadyState;
import io.github.sockettask.SendOption;
import io.github.sockettask.SendSocketMessageException;
import io.github.sockettask.SocketMessageConverter;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskException;
import io.github.sockettask.settings.Overflow;
import io.github.sockettask.settings.ReceiveMode;
import io.github.sockettask.test.SocketMessage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Code of the application that fails while a message is sent, or calls that are wrong.
 */
class SendFaultTests extends ContractFixture {

	private static final String NO_OPTION = "parameter error: parameter should be Object instead of Null";

	static Stream<Named<Supplier<@Nullable Object>>> badConversions() {
		return Stream.of(Named.of("an Integer", () -> 1), Named.of("null", () -> null), Named.of("an exception", () -> {
			throw new IllegalStateException("broken by intention");
		}), Named.of("an Error", () -> {
			throw new StackOverflowError();
		}), Named.of("an exception of conversion", () -> {
			throw new MessageConversionException("refused by intention");
		}));
	}

	@ParameterizedTest
	@MethodSource("badConversions")
	@Contract({ "1.6", "3.5", "3.23" })
	void whenTheConverterGivesNoMessageThenTheSendFailsAndTheConnectionGoesOn(Supplier<@Nullable Object> conversion)
			throws Exception {
		this.server.on("/x", (connection) -> connection.accept());
		this.client.convertingWith(new BadConverter(conversion));
		RecordedTask task = this.client.connect(this.server.url("/x")).awaitOpen();
		assertFails(task.task().send(recording(task)), MessageConversionException.class);
		task.awaitCall("complete");
		task.task().send("next").get(5, TimeUnit.SECONDS);
		assertThat(task.events()).hasSize(3).startsWith("open").endsWith("complete");
		assertThat(this.server.awaitConnection(1).awaitMessages(1)).extracting(SocketMessage::text)
			.containsExactly("next");
	}

	@ParameterizedTest
	@MethodSource("badConversions")
	@Contract({ "3.14", "3.23" })
	void whenTheConverterGivesNoMessageThenNoneWaitsForTheNextConnection(Supplier<@Nullable Object> conversion)
			throws Exception {
		this.server.on("/x", (connection) -> connection.accept());
		this.client.convertingWith(new BadConverter(conversion))
			.with((settings) -> settings.withUrl(this.server.url("/x"))
				.withSend(settings.send().withOffline(settings.send().offline().withEnabled(true))));
		SocketTask task = this.client.create(this.server.url("/x"));
		assertFails(task.send(new Object()), MessageConversionException.class);
		CompletableFuture<CallbackResult> next = task.send("next");
		task.start().get(5, TimeUnit.SECONDS);
		next.get(5, TimeUnit.SECONDS);
		assertThat(this.server.awaitConnection(1).awaitMessages(1)).extracting(SocketMessage::text)
			.containsExactly("next");
	}

	@Test
	@Contract({ "3.4", "3.23", "4.3" })
	@SuppressWarnings("NullAway")
	void whatIsNullFailsAndDoesNotThrow() {
		this.server.on("/x", (connection) -> connection.accept());
		SocketTask task = this.client.connect(this.server.url("/x")).awaitOpen().task();
		assertFails(task.send((SendOption) null), SendSocketMessageException.class).withMessageContaining(NO_OPTION);
		for (Function<SocketTask, CompletableFuture<CallbackResult>> send : List
			.<Function<SocketTask, CompletableFuture<CallbackResult>>>of((to) -> to.send((String) null),
					(to) -> to.send((byte[]) null), (to) -> to.send((ByteBuffer) null), (to) -> to.send((Object) null),
					(to) -> to.send(SendOption.of(null)))) {
			assertFails(send.apply(task), SendSocketMessageException.class)
				.withMessageContaining("parameter.data is required, it should not be Null");
		}
		assertFails(task.close((CloseOption) null), CloseSocketException.class).withMessageEndingWith(NO_OPTION);
		assertFails(task.close(1000, null), CloseSocketException.class)
			.withMessageEndingWith("parameter.reason should be String instead of Null");
		assertThat(task.readyState()).isSameAs(ReadyState.OPEN);
	}

	@Test
	@Contract({ "3.17", "3.23" })
	void aConflationKeyThatFailsMakesItsMessageFail() throws Exception {
		this.server.on("/x", (connection) -> connection.accept());
		SocketTask task = this.client.connect(this.server.url("/x")).awaitOpen().task();
		assertFails(task.send(SendOption.of("a").conflationKey(new BadKey())), SendSocketMessageException.class)
			.withMessageContaining("parameter.conflationKey");
		task.send("next").get(5, TimeUnit.SECONDS);
		assertThat(task.bufferedAmount()).isZero();
	}

	static Stream<Named<HeldTask>> tasksWhereMessagesWait() {
		return Stream.of(Named.of("open", HeldTask.sending((send) -> send).open()),
				Named.of("offline", HeldTask.offline((offline) -> offline)));
	}

	@ParameterizedTest
	@MethodSource("tasksWhereMessagesWait")
	@Contract({ "3.17", "3.23" })
	void aConflationKeyThatCannotBeComparedMakesItsMessageFailAndNoOther(HeldTask held) {
		List<String> calls = new ArrayList<>();
		held.send(keyed("a", "a1"),
				keyed("bad", "x1").fail((result) -> calls.add("fail")).complete((result) -> calls.add("complete")),
				keyed("a", "a2"), keyed("bad", "x2"), keyed("b", "b1"));
		String failed = "parameter error: parameter.conflationKey should have a equals method that does not fail, "
				+ "it has failed with java.lang.IllegalStateException: broken by intention";
		assertThat(held.outcomes()).containsExactly("replaced by a newer message with the same conflation key", failed,
				"waits", failed, "waits");
		assertThat(calls).containsExactly("fail", "complete");
		assertThat(held.task.bufferedAmount()).isEqualTo(4);
		if (held.task.readyState() != ReadyState.OPEN) {
			held.open();
		}
		held.connection().take(2);
		held.connection().write();
		assertThat(held.outcomes()).element(2).isEqualTo("ok");
		assertThat(held.outcomes()).element(4).isEqualTo("ok");
		assertThat(held.task.bufferedAmount()).isZero();
	}

	@Test
	@Contract({ "3.17", "3.23" })
	void aConflationKeyThatChangesIsTheOneThatItWas() {
		HeldTask held = HeldTask.sending((send) -> send).open();
		List<String> key = new ArrayList<>(List.of("k"));
		held.send(SendOption.of("a").conflationKey(key));
		key.add("more");
		held.connection().take(1);
		held.connection().write();
		key.remove("more");
		held.send(SendOption.of("b").conflationKey(key));
		assertThat(held.outcomes()).containsExactly("ok", "waits");
	}

	@Test
	@Contract({ "3.22", "3.23" })
	void aStreamWhoseOptionIsWrongIsClosed() {
		HeldTask held = HeldTask.sending((send) -> send).open();
		List<String> closed = new ArrayList<>();
		for (UnaryOperator<SendOption> wrong : List.<UnaryOperator<SendOption>>of(
				(option) -> option.conflationKey(new BadKey()), (option) -> option.ttl(Duration.ZERO))) {
			held.send(wrong.apply(SendOption.of(new ByteArrayInputStream(new byte[0]) {

				@Override
				public void close() {
					closed.add("closed");
				}

			})));
		}
		assertThat(held.outcomes()).allMatch((outcome) -> outcome.startsWith("parameter error"));
		assertThat(closed).hasSize(2);
	}

	@ParameterizedTest
	@MethodSource("badConversions")
	@Contract({ "3.4", "3.23" })
	void aCharSequenceThatGivesNoTextMakesItsMessageFail(Supplier<@Nullable Object> conversion) {
		HeldTask held = HeldTask.sending((send) -> send).open();
		assertFails(held.task.send(new BadText(conversion)), MessageConversionException.class)
			.withMessageContaining("BadText can't be sent, since its toString");
	}

	private static SendOption keyed(String key, Object data) {
		return SendOption.of(data).conflationKey(new FailingKey(key));
	}

	@Test
	@Contract({ "3.22", "3.23" })
	void aSourceThatSendsSomethingElseThanBuffersMakesItsMessageFail() {
		this.server.on("/x", (connection) -> connection.accept());
		SocketTask task = this.client.connect(this.server.url("/x")).awaitOpen().task();
		assertFails(task.send((Flow.Publisher<?>) (subscriber) -> subscriber.onSubscribe(new Flow.Subscription() {

			@Override
			public void request(long count) {
				subscriber.onNext("text");
			}

			@Override
			public void cancel() {
				// nothing more is asked for
			}

		})), SendSocketMessageException.class).withMessageContaining("java.lang.String instead of a ByteBuffer");
	}

	@Test
	@Contract({ "3.22", "3.23" })
	void aSourceThatThrowsAnErrorMakesItsMessageFail() {
		this.server.on("/x", (connection) -> connection.accept());
		SocketTask task = this.client.connect(this.server.url("/x")).awaitOpen().task();
		assertFails(task.send(MessageStream.binary((subscriber) -> {
			throw new StackOverflowError("broken by intention");
		})), SendSocketMessageException.class).withMessageContaining("broken by intention");
	}

	static Stream<Named<Executor>> executors() {
		return Stream.of(Named.of("runs in the caller", Runnable::run), Named.of("rejects", (task) -> {
			throw new RejectedExecutionException("broken by intention");
		}), Named.of("throws", (task) -> {
			throw new IllegalStateException("broken by intention");
		}), Named.of("has no threads", (task) -> {
			throw new OutOfMemoryError("broken by intention");
		}));
	}

	@ParameterizedTest
	@MethodSource("executors")
	@Contract({ "3.1", "3.22" })
	void whatTheCallbackExecutorDoesNeverMixesConnectionsOfAnEventLoop(Executor executor) throws Exception {
		for (ReceiveMode mode : List.of(ReceiveMode.SERIAL, ReceiveMode.INLINE)) {
			mixNothing(executor, mode);
		}
	}

	private void mixNothing(Executor executor, ReceiveMode mode) throws Exception {
		this.server.on("/x", (connection) -> connection.accept());
		int before = this.server.connections().size();
		Switch switched = new Switch();
		this.client.callingBackOn(switched).with((settings) -> settings.withReceive(settings.receive().withMode(mode)));
		// more than there are event loops
		List<SocketTask> tasks = IntStream.range(0, 6)
			.mapToObj((number) -> this.client.connect(this.server.url("/x")).awaitOpen().task())
			.toList();
		switched.executor = executor;
		SocketTask first = tasks.get(0);
		CompletableFuture<CallbackResult> before1 = first.send("first");
		CompletableFuture<CallbackResult> failed = first.send(MessageStream.text((subscriber) -> {
			throw new IllegalStateException("broken by intention");
		}));
		List<CompletableFuture<CallbackResult>> sent = tasks.stream()
			.skip(1)
			.map((task) -> failed.handle((result, failure) -> task.send("other")).thenCompose((future) -> future))
			.toList();
		CompletableFuture<CallbackResult> last = first.send("last");
		before1.get(5, TimeUnit.SECONDS);
		assertFails(failed, SendSocketMessageException.class);
		last.get(5, TimeUnit.SECONDS);
		for (CompletableFuture<CallbackResult> future : sent) {
			future.get(5, TimeUnit.SECONDS);
		}
		assertThat(this.server.awaitConnection(before + 1).awaitMessages(2)).extracting(SocketMessage::text)
			.containsExactly("first", "last");
		for (int i = 2; i <= 6; i++) {
			assertThat(this.server.awaitConnection(before + i).awaitMessages(1)).extracting(SocketMessage::text)
				.containsExactly("other");
		}
	}

	@Test
	@Contract("3.9")
	void anInlineCallbackThatSendsToAFullTaskWithoutAConnectionIsRefusedAtOnce() throws Exception {
		this.server.on("/x", (connection) -> connection.accept().sendText("go"));
		this.client.with((settings) -> settings.withReceive(settings.receive().withMode(ReceiveMode.INLINE))
			.withSend(settings.send()
				.withOverflow(Overflow.BLOCK)
				.withOffline(settings.send().offline().withEnabled(true).withCapacity(1))));
		SocketTask without = this.client.create(this.server.url("/x"));
		without.send("fills the queue");
		CompletableFuture<CallbackResult> refused = new CompletableFuture<>();
		this.client.connect(ConnectSocketOption.of(this.server.url("/x")),
				(task) -> task.task().onMessage((result) -> without.send("too much").whenComplete((ok, failure) -> {
					if (failure != null) {
						refused.completeExceptionally(failure);
					}
				})));
		assertFails(refused, SendSocketMessageException.class).withMessageContaining("this thread must not wait");
	}

	private static SendOption recording(RecordedTask task) {
		return SendOption.of(new Object())
			.success((result) -> task.note("success"))
			.fail((result) -> task.note("fail"))
			.complete((result) -> task.note("complete"));
	}

	private static ThrowableAssertAlternative<?> assertFails(CompletableFuture<?> future,
			Class<? extends SocketTaskException> type) {
		return assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> future.get(5, TimeUnit.SECONDS))
			.havingCause()
			.isInstanceOf(type);
	}

	private static final class Switch implements Executor {

		private final Executor threads = (task) -> new Thread(task).start();

		private volatile Executor executor = this.threads;

		@Override
		public void execute(Runnable task) {
			this.executor.execute(task);
		}

	}

	private static final class BadKey {

		@Override
		public boolean equals(@Nullable Object other) {
			return this == other;
		}

		@Override
		public int hashCode() {
			throw new IllegalStateException("broken by intention");
		}

	}

	private record BadText(Supplier<@Nullable Object> conversion) implements CharSequence {

		@Override
		public int length() {
			return 1;
		}

		@Override
		public char charAt(int index) {
			return 'x';
		}

		@Override
		public CharSequence subSequence(int start, int end) {
			return this;
		}

		@Override
		@SuppressWarnings("NullAway")
		public String toString() {
			return (String) this.conversion.get();
		}

	}

	private record BadConverter(Supplier<@Nullable Object> conversion) implements SocketMessageConverter {

		@Override
		public Object fromMessage(Object message, Type type) {
			return message;
		}

		@Override
		@SuppressWarnings("NullAway")
		public Object toMessage(Object data) {
			return this.conversion.get();
		}

	}

}
