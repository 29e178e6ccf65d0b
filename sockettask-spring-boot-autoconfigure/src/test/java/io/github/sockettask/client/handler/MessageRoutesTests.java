package io.github.sockettask.client.handler;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import io.github.sockettask.MessageContext;
import io.github.sockettask.MessageFilter;
import io.github.sockettask.OnMessageCallbackResult;
import io.github.sockettask.Registration;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskListener;
import io.github.sockettask.client.execution.SerialExecutor;
import io.github.sockettask.client.message.FakeMessageFields;
import io.github.sockettask.client.message.MessageReader;
import io.github.sockettask.client.message.ReceivedMessage;
import io.github.sockettask.client.message.ReceivedMessages;
import io.github.sockettask.client.message.Route;
import io.github.sockettask.client.message.TypedMessages;
import io.github.sockettask.handler.LateFailures;
import io.github.sockettask.settings.EngineConfiguration;
import io.github.sockettask.settings.SocketTaskSettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link MessageRoutes}, and {@link CallbackRoute}.
 */
class MessageRoutesTests {

	private static final String TRADE = "type=trade";

	private static final TypedMessages ANY = new TypedMessages(Object.class, MessageFilter.all());

	private final MessageReader reading = ReceivedMessages.reading(new FakeMessageFields());

	private final MessageRoutes routes = routes(true);

	private final List<String> called = new ArrayList<>();

	private MessageRoutes routes(boolean batching) {
		return new MessageRoutes(this.reading, batching);
	}

	private Registration set(String name) {
		return this.routes.add(callback(name, ANY, true));
	}

	private Registration add(String name, MessageFilter filter) {
		return this.routes.add(callback(name, ANY.narrow(filter), false));
	}

	private CallbackRoute callback(String name, TypedMessages type, boolean isReplaceable) {
		return new CallbackRoute.OfMessages((result) -> this.called.add(name), type, isReplaceable);
	}

	private Registration setForLists(String name, MessageFilter filter) {
		TypedMessages type = ANY.narrow(filter);
		return this.routes.add(new CallbackRoute.OfLists((result) -> this.called.add(name), type, !type.isSelective(),
				mock(LateFailures.class)));
	}

	private List<String> call(Object data) throws Exception {
		this.called.clear();
		ReceivedMessage message = ReceivedMessages.received(data, this.reading);
		RouteTable table = this.routes.table();
		for (RouteTable.Entry test : table.wanting(message)) {
			if (test.accepts(message, table.answers(message))) {
				test.route().deliver(message);
			}
		}
		return List.copyOf(this.called);
	}

	private List<String> callLists() throws Exception {
		this.called.clear();
		for (RouteTable.Entry test : this.routes.table().lists()) {
			((Route.OfLists) test.route()).deliver(List.of(ReceivedMessages.received(TRADE, this.reading)));
		}
		return List.copyOf(this.called);
	}

	@Test
	void aListenerIsAskedForItsFilterWithoutALock() {
		EventDispatcher dispatcher = new EventDispatcher(mock(), this.reading, SocketTaskSettings.DEFAULTS,
				new SerialExecutor(Runnable::run), List::of, () -> {
				});
		List<String> added = new ArrayList<>();
		dispatcher.addListener(new SocketTaskListener() {

			@Override
			public MessageFilter filter() {
				CompletableFuture.runAsync(() -> dispatcher.addListener(new SocketTaskListener() {
				})).orTimeout(10, TimeUnit.SECONDS).join();
				added.add("other");
				return MessageFilter.all();
			}

		});
		assertThat(added).containsExactly("other");
	}

	@Test
	void aCallbackTakesThePlaceOfTheOneBefore() throws Exception {
		set("first");
		set("second");
		assertThat(call(TRADE)).containsExactly("second");
	}

	@Test
	void aCallbackWithAFilterIsAdditional() throws Exception {
		set("all");
		add("trade", MessageFilter.ofType("trade"));
		assertThat(call(TRADE)).containsExactly("all", "trade");
		set("new");
		assertThat(call(TRADE)).containsExactly("trade", "new");
		assertThat(call("type=quote")).containsExactly("new");
	}

	@Test
	void aCallbackThatWasReplacedCanBeRemovedWithoutItsSuccessor() throws Exception {
		Registration first = set("first");
		Registration second = set("second");
		first.remove();
		assertThat(call(TRADE)).containsExactly("second");
		second.remove();
		second.remove();
		assertThat(call(TRADE)).isEmpty();
	}

	@Test
	void aCallbackThatIsRemovedDoesNotGiveThePlaceBack() throws Exception {
		set("first");
		set("second").remove();
		assertThat(call(TRADE)).isEmpty();
	}

	@Test
	void callbacksForListsHaveAPlaceOfTheirOwn() throws Exception {
		set("single");
		setForLists("first list", MessageFilter.all());
		setForLists("list", MessageFilter.all());
		assertThat(call(TRADE)).containsExactly("single");
		assertThat(callLists()).containsExactly("list");
		setForLists("narrow", MessageFilter.ofType("trade"));
		assertThat(callLists()).containsExactly("list", "narrow");
	}

	@Test
	void aCallbackWhoseFilterCannotBeLookedUpReplacesNothing() throws Exception {
		MessageRoutes unread = new MessageRoutes(ReceivedMessages.reading(EngineConfiguration.DEFAULTS.messageFields()),
				true);
		unread.add(callback("all", ANY, true));
		RouteTable before = unread.table();
		assertThatIllegalArgumentException()
			.isThrownBy(() -> unread.add(callback("trade", ANY.narrow(MessageFilter.ofType("trade")), true)));
		assertThat(unread.table()).isSameAs(before);
	}

	@Test
	void ofTwoEqualListenersTheOneThatIsRemovedIsGone() throws Exception {
		NotedListener listener = new NotedListener("listener", false, MessageFilter.all());
		Route first = this.routes.add(listener);
		this.routes.add(listener);
		assertThat(call(TRADE)).hasSize(2);
		assertThat(this.routes.remove(first)).isTrue();
		assertThat(this.routes.remove(first)).isFalse();
		assertThat(call(TRADE)).containsExactly("listener");
	}

	@Test
	void listenersComeBehindCallbacksInTheirOrder() throws Exception {
		this.routes.add(new NotedListener("one", false, MessageFilter.all()));
		this.routes.add(new NotedListener("two", false, MessageFilter.all().types(List.of("trade"))));
		set("callback");
		assertThat(call(TRADE)).containsExactly("callback", "one", "two");
		assertThat(call("type=quote")).containsExactly("callback", "one");
	}

	@Test
	void aListenerGetsListsWhereTheyAreMade() throws Exception {
		NotedListener listener = new NotedListener("listener", true, MessageFilter.all());
		this.routes.add(listener);
		assertThat(call(TRADE)).isEmpty();
		assertThat(callLists()).containsExactly("listener list");
		MessageRoutes single = routes(false);
		single.add(listener);
		assertThat(single.table().lists()).isEmpty();
	}

	@Test
	void aListenerOfWhatNobodyWantsGetsItOneByOne() {
		this.routes.add(new NotedListener("listener", true, MessageFilter.all().unmatched()));
		assertThat(this.routes.table().lists()).isEmpty();
		assertThat(this.routes.table().unmatched(ReceivedMessages.received(TRADE, this.reading))).hasSize(1);
	}

	@Test
	void aListenerThatCannotSayWhatItWantsIsNotAdded() throws Exception {
		assertThatIllegalStateException()
			.isThrownBy(() -> this.routes.add(new NotedListener("listener", false, MessageFilter.all()) {

				@Override
				public MessageFilter filter() {
					throw new IllegalStateException("broken");
				}

			}));
		assertThat(call(TRADE)).isEmpty();
	}

	@Test
	void aListenerThatAsksForWhatNobodyCanLookUpIsNotAdded() {
		MessageRoutes unread = new MessageRoutes(ReceivedMessages.reading(EngineConfiguration.DEFAULTS.messageFields()),
				true);
		RouteTable before = unread.table();
		NotedListener listener = new NotedListener("listener", false, MessageFilter.all().types(List.of("trade")));
		assertThatIllegalArgumentException().isThrownBy(() -> unread.add(listener));
		assertThat(unread.table()).isSameAs(before);
		unread.add(new NotedListener("other", false, MessageFilter.all()));
		assertThat(unread.table().wanting(ReceivedMessages.received(TRADE, this.reading))).hasSize(1);
	}

	@Test
	void whoeverReadsATableKeepsItWhileOthersAreAdded() {
		RouteTable before = this.routes.table();
		set("callback");
		assertThat(Arrays.asList(before.wanting(ReceivedMessages.received(TRADE, this.reading)))).isEmpty();
	}

	private class NotedListener implements SocketTaskListener {

		private final String name;

		private final boolean lists;

		private final MessageFilter filter;

		NotedListener(String name, boolean lists, MessageFilter filter) {
			this.name = name;
			this.lists = lists;
			this.filter = filter;
		}

		@Override
		public MessageFilter filter() {
			return this.filter;
		}

		@Override
		public MessageFilter listFilter() {
			return this.lists ? this.filter : MessageFilter.none();
		}

		@Override
		public void onMessage(SocketTask task, OnMessageCallbackResult<Object> result) {
			MessageRoutesTests.this.called.add(this.name);
		}

		@Override
		public void onMessages(SocketTask task, List<MessageContext> messages) {
			MessageRoutesTests.this.called.add(this.name + " list");
		}

	}

}
