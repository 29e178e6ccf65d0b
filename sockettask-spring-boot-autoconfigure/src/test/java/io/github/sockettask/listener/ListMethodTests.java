package io.github.sockettask.listener;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.core.annotation.Order;

import io.github.sockettask.MessageFilter;
import io.github.sockettask.OnMessageCallbackResult;
import io.github.sockettask.SocketTask;
import io.github.sockettask.annotation.OnError;
import io.github.sockettask.annotation.OnMessage;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Methods that take lists.
 */
class ListMethodTests {

	private final List<Object> calls = new ArrayList<>();

	@Test
	void onlyMethodsForListsWantThem() {
		RecordingSocketTask task = CallbackContext.start(new Object() {

			@OnMessage
			void texts(List<String> texts) {
			}

			@OnMessage
			void result(OnMessageCallbackResult<List<Integer>> result, SocketTask task) {
			}

		});
		RecordingSocketTask other = CallbackContext.start(new Object() {

			@OnMessage
			void text(String text) {
			}

			@OnMessage
			void tick(Tick tick) {
			}

			@OnMessage
			void none() {
			}

		});
		assertThat(task.listeners).hasSize(2)
			.allMatch((listener) -> listener.listFilter().kind() != MessageFilter.Kind.NONE);
		assertThat(other.listeners).hasSize(3)
			.allMatch((listener) -> listener.listFilter().kind() == MessageFilter.Kind.NONE);
	}

	@Test
	void whatIsSlowIsNamedAsOtherMethodsAre() {
		RecordingSocketTask task = CallbackContext.start(new Object() {

			@OnMessage
			void texts(List<String> texts) {
			}

		});
		assertThat(task.listeners).singleElement()
			.asString()
			.startsWith("@OnMessage method ")
			.contains(".texts(List) of bean ");
	}

	@Test
	void aListHasOneElementForEachMessageOfItsKind() {
		RecordingSocketTask task = CallbackContext.start(new Object() {

			@Order(1)
			@OnMessage
			void texts(List<String> texts) {
				ListMethodTests.this.calls.add(texts);
			}

			@Order(2)
			@OnMessage
			void ticks(OnMessageCallbackResult<List<Tick>> ticks, SocketTask task) {
				ListMethodTests.this.calls.add(ticks.data() + " of " + task.name());
			}

			@OnError
			void error(Throwable error) {
				ListMethodTests.this.calls.add("error");
			}

		});
		String tick = "{\"symbol\":\"A\"}";
		task.messages(tick, new byte[0], tick);
		assertThat(this.calls).containsExactly(List.of(tick, tick), "error",
				"[Tick[symbol=A], Tick[symbol=A]] of ticker");
	}

	@Test
	void aMethodIsNotCalledWithAnEmptyList() {
		RecordingSocketTask task = CallbackContext.start(new Object() {

			@OnMessage
			void texts(List<String> texts) {
				ListMethodTests.this.calls.add(texts);
			}

		});
		task.messages(new byte[0], new byte[1]);
		assertThat(this.calls).isEmpty();
	}

	@Test
	void whatTheMethodReturnsIsSentOnceForAList() {
		RecordingSocketTask task = CallbackContext.start(new Object() {

			@OnMessage
			String count(List<Object> messages) {
				return "got " + messages.size();
			}

		});
		task.messages("a", new byte[0], "b");
		assertThat(task.sent).containsExactly("got 3");
	}

	@Test
	void withoutABatchSizeAListIsAJsonArray() {
		RecordingSocketTask task = CallbackContext.start(new Object() {

			@OnMessage
			void ticks(List<Tick> ticks) {
				ListMethodTests.this.calls.addAll(ticks);
			}

		});
		task.message("[{\"symbol\":\"A\"},{\"symbol\":\"B\"}]");
		assertThat(this.calls).containsExactly(new Tick("A"), new Tick("B"));
	}

	record Tick(String symbol) {

	}

}
