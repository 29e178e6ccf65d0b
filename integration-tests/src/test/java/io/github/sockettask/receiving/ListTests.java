package io.github.sockettask.receiving;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

import io.github.sockettask.MessageContext;
import io.github.sockettask.MessageFilter;
import io.github.sockettask.OnMessageCallbackResult;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskListener;
import io.github.sockettask.contract.Contract;
import io.github.sockettask.settings.ReceiveSettings;
import io.github.sockettask.test.task.FakeSocketConnection;
import io.github.sockettask.test.task.FakeSocketTask;
import io.github.sockettask.test.task.FakeSocketTaskFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Lists of messages, when they are due and what is in them.
 */
class ListTests {

	private final List<String> events = new ArrayList<>();

	private static FakeSocketTask task(UnaryOperator<ReceiveSettings> change) {
		RoutingSettings settings = new RoutingSettings(
				(defaults) -> defaults.withReceive(change.apply(defaults.receive())));
		return new FakeSocketTaskFactory(settings, settings.configuration(), new Numbers()).createTask("x");
	}

	private FakeSocketConnection connect(UnaryOperator<ReceiveSettings> change) {
		FakeSocketTask task = task(change);
		task.onMessages(Integer.class, (result) -> this.events.add(result.data().toString()));
		task.onError((result) -> this.events.add(result.errMsg()));
		task.onClose((result) -> this.events.add("close"));
		return task.connection().open();
	}

	private FakeSocketConnection connect() {
		return connect((settings) -> settings.withBatchSize(3).withBatchTimeout(Duration.ofSeconds(1)));
	}

	@Test
	@Contract("5.22")
	void aListIsDeliveredWhenItIsFull() {
		connect().receiveText("1").receiveText("2").receiveText("3").receiveText("4");
		assertThat(this.events).containsExactly("[1, 2, 3]");
	}

	@Test
	@Contract("5.22")
	void aListIsDeliveredWhenItsFirstMessageHasWaitedForLongEnough() {
		FakeSocketConnection connection = connect().receiveText("1")
			.elapse(Duration.ofMillis(900))
			.receiveText("2")
			.elapse(Duration.ofMillis(99));
		assertThat(this.events).isEmpty();
		connection.elapse(Duration.ofMillis(1));
		assertThat(this.events).containsExactly("[1, 2]");
	}

	@Test
	@Contract("5.22")
	void aListThatWasFullLeavesItsTimeToNoOther() {
		FakeSocketConnection connection = connect().receiveText("1")
			.elapse(Duration.ofMillis(900))
			.receiveText("2")
			.receiveText("3")
			.receiveText("4")
			.elapse(Duration.ofMillis(999));
		assertThat(this.events).containsExactly("[1, 2, 3]");
		connection.elapse(Duration.ofMillis(1));
		assertThat(this.events).containsExactly("[1, 2, 3]", "[4]");
	}

	@Test
	@Contract("5.22")
	void aListIsDeliveredWhenItsMessagesAreLarge() {
		connect((settings) -> settings.withBatchSize(100).withQueueBytes(DataSize.ofBytes(260))).receiveText("11")
			.receiveText("22");
		assertThat(this.events).containsExactly("[11, 22]");
	}

	@Test
	@Contract("5.22")
	void aListIsDeliveredBeforeOnClose() {
		connect().receiveText("1").lose().elapse(Duration.ofHours(1));
		assertThat(this.events).containsExactly("[1]", "close");
	}

	@Test
	@Contract("5.22")
	void whatCannotBeConvertedIsReportedAndLeftOut() {
		connect().receiveText("1").receiveText("one").receiveText("3");
		assertThat(this.events).containsExactly("No number: one", "[1, 3]");
	}

	@Test
	@Contract("5.22")
	void whatIsKnownOfAListIsThatOfTheFirstMessageInIt() {
		FakeSocketTask task = task((settings) -> settings.withBatchSize(3));
		task.onMessages(Integer.class, (result) -> this.events.add(result.context().data() + " of " + result.data()));
		task.connection().open().receiveText("one").receiveText("2").receiveText("3");
		assertThat(this.events).containsExactly("2 of [2, 3]");
	}

	@Test
	@Contract("5.22")
	void withoutABatchSizeAListHasOneMessage() {
		connect((settings) -> settings).receiveText("1").receiveText("2");
		assertThat(this.events).containsExactly("[1]", "[2]");
	}

	@Test
	@Contract({ "5.18", "5.22" })
	void aListThatIsDueWhileTheTaskIsPausedComesWhenItIsResumed() {
		FakeSocketTask task = task((settings) -> settings.withBatchSize(2));
		task.onMessages(Integer.class, (result) -> this.events.add(result.data().toString()));
		task.onClose((result) -> this.events.add("close"));
		task.connection().open().receiveText("1");
		task.pause();
		task.connection().elapse(Duration.ofHours(1)).receiveText("2").lose();
		assertThat(this.events).isEmpty();
		task.resume();
		assertThat(this.events).containsExactly("[1]", "[2]", "close");
	}

	@Test
	@Contract({ "5.18", "5.22" })
	void aListThatIsFullAsTheTaskIsPausedWaitsTooAndIsDroppedByClose() {
		FakeSocketTask task = task((settings) -> settings.withBatchSize(2));
		task.onMessage((result) -> {
			if (result.data().equals("2")) {
				task.pause();
			}
		});
		task.onMessages(Integer.class, (result) -> this.events.add(result.data().toString()));
		task.onClose((result) -> this.events.add("close"));
		task.connection().open().receiveText("1").receiveText("2").receiveText("3");
		assertThat(this.events).isEmpty();
		task.close();
		assertThat(this.events).containsExactly("close");
	}

	@Test
	@Contract("5.22")
	void listenersGetListsOrSingleMessages() {
		FakeSocketTask task = task((settings) -> settings.withBatchSize(2));
		task.addListener(new ListListener(false));
		task.addListener(new ListListener(true));
		task.connection().open().receiveText("1").receiveText("2");
		assertThat(this.events).containsExactly("single 1", "single 2", "list [1, 2]");
	}

	private final class ListListener implements SocketTaskListener {

		private final boolean wantsLists;

		private ListListener(boolean wantsLists) {
			this.wantsLists = wantsLists;
		}

		@Override
		public MessageFilter listFilter() {
			return this.wantsLists ? MessageFilter.all() : MessageFilter.none();
		}

		@Override
		public void onMessage(SocketTask task, OnMessageCallbackResult<Object> result) {
			ListTests.this.events.add("single " + result.data());
		}

		@Override
		public void onMessages(SocketTask task, List<MessageContext> messages) {
			ListTests.this.events.add("list " + messages.stream().map(MessageContext::data).toList());
		}

	}

}
