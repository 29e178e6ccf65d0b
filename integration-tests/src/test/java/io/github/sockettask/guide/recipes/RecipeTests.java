package io.github.sockettask.guide.recipes;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskRegistry;
import io.github.sockettask.SocketTaskStatus;
import io.github.sockettask.autoconfigure.SocketTaskAutoConfiguration;
import io.github.sockettask.guide.recipes.ChatRooms.ChatMessage;
import io.github.sockettask.test.TestSocketServer;

import static io.github.sockettask.test.assertj.SocketTaskAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.asyncDispatch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/**
 * What {@code docs/recipes.md} shows.
 */
class RecipeTests {

	private final TestSocketServer server = TestSocketServer.builder().deadline(Duration.ofSeconds(30)).start();

	private final ApplicationContextRunner application = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class, SocketTaskAutoConfiguration.class))
		.withPropertyValues("sockettask.defaults.reconnect.delay=10ms", "sockettask.defaults.reconnect.max-delay=20ms");

	@AfterEach
	void close() {
		this.server.close();
	}

	@Test
	void aRefusedTokenIsReplacedByANewOne() {
		AtomicInteger tokens = new AtomicInteger(1);
		this.server.onNext("/orders", (connection) -> connection.refuse(401))
			.on("/orders", (connection) -> connection.accept());
		this.application.withUserConfiguration(TokenConfiguration.class)
			.withBean(TokenConfiguration.Tokens.class, () -> new TokenConfiguration.Tokens() {
				@Override
				public String get() {
					return "t" + tokens.get();
				}

				@Override
				public void discard() {
					tokens.incrementAndGet();
				}
			})
			.withPropertyValues("sockettask.tasks.orders.url=" + this.server.url("/orders"))
			.run((context) -> {
				assertThat(this.server.awaitConnection(1)).handshake().hasHeader("Authorization", "Bearer t1");
				assertThat(this.server.awaitConnection(2)).handshake().hasHeader("Authorization", "Bearer t2");
			});
	}

	@Test
	void theServerOfAFeedIsAskedForLaterSymbolsToo() {
		this.server.on("/feed", (connection) -> connection.accept());
		this.application.withUserConfiguration(TradeFeed.class, Book.class)
			.withPropertyValues("sockettask.tasks.feed.url=" + this.server.url("/feed"))
			.run((context) -> {
				SocketTask task = context.getBean(SocketTask.class);
				await().until(() -> task.readyState() == SocketTask.OPEN);
				context.getBean(TradeFeed.class).subscribe("SPX");
				context.getBean(TradeFeed.class).subscribe("SPX");
				context.getBean(TradeFeed.class).subscribe("DAX");
				assertThat(this.server.awaitConnection(1)).received("{\"op\":\"subscribe\",\"symbols\":[\"SPX\"]}",
						"{\"op\":\"subscribe\",\"symbols\":[\"DAX\"]}");
			});
	}

	@Test
	void oneHandlerTakesTheQuotesOfTwoTasks() {
		this.server.on("/new-york", (connection) -> connection.accept().sendText("{\"symbol\":\"SPX\",\"ask\":101.5}"))
			.on("/london", (connection) -> connection.accept().sendText("{\"symbol\":\"SPX\",\"ask\":101.25}"));
		this.application.withUserConfiguration(BestQuotes.class)
			.withPropertyValues("sockettask.tasks.new-york.url=" + this.server.url("/new-york"),
					"sockettask.tasks.london.url=" + this.server.url("/london"))
			.run((context) -> {
				BestQuotes quotes = context.getBean(BestQuotes.class);
				await().untilAsserted(() -> assertThat(quotes.best()).hasValue(101.25));
				context.getBean("london", SocketTask.class).stop();
				await().untilAsserted(() -> assertThat(quotes.best()).hasValue(101.5));
			});
	}

	@Test
	void aRoomIsJoinedAndLeft() {
		List<ChatMessage> screen = new CopyOnWriteArrayList<>();
		this.server.on("/rooms/lobby",
				(connection) -> connection.accept().sendText("{\"from\":\"Ann\",\"text\":\"hello\"}"));
		this.application.withUserConfiguration(ChatRooms.class)
			.withPropertyValues("chat.address=" + this.server.url(""))
			.run((context) -> {
				ChatRooms rooms = context.getBean(ChatRooms.class);
				rooms.join("lobby", screen::add);
				await().until(() -> screen.contains(new ChatMessage("Ann", "hello")));
				assertThat(rooms.say("lobby", new ChatMessage("Bob", "hi"))).succeeds();
				assertThat(this.server.awaitConnection(1)).received("{\"from\":\"Bob\",\"text\":\"hi\"}");
				rooms.leave("lobby");
				assertThat(this.server.awaitConnection(1)).closedWith(1001);
				assertThat(context.getBean(SocketTaskRegistry.class).tasks()).isEmpty();
			});
	}

	@Test
	void aRequestOverHttpIsAnsweredByTheSocket() {
		this.server.on("/orders", (connection) -> {
			String request = connection.accept().expectMessage().messages().get(0).text();
			String id = request.replaceAll(".*\"id\":\"([^\"]*)\".*", "$1");
			connection.sendText("{\"id\":\"" + id + "\",\"state\":\"accepted\"}");
		});
		this.application.withUserConfiguration(OrderController.class)
			.withPropertyValues("sockettask.tasks.orders.url=" + this.server.url("/orders"))
			.run((context) -> {
				MockMvc mvc = MockMvcBuilders.standaloneSetup(context.getBean(OrderController.class)).build();
				await().until(() -> context.getBean(SocketTask.class).readyState() == SocketTask.OPEN);
				mvc.perform(asyncDispatch(order(mvc)))
					.andExpect(status().isOk())
					.andExpect(content().string(org.hamcrest.Matchers.containsString("\"state\":\"accepted\"")));
				context.getBean(SocketTask.class).stop().join();
				mvc.perform(asyncDispatch(order(mvc))).andExpect(status().isServiceUnavailable());
			});
	}

	private static MvcResult order(MockMvc mvc) throws Exception {
		return mvc
			.perform(post("/orders").contentType(MediaType.APPLICATION_JSON)
				.content("{\"symbol\":\"SPX\",\"amount\":3}"))
			.andExpect(request().asyncStarted())
			.andReturn();
	}

	@Test
	void whenTheConnectionIsLostThenTheRequestOverHttpFails() {
		this.server.onNext("/orders", (connection) -> connection.accept().expectMessage().drop())
			.on("/orders", (connection) -> connection.accept());
		this.application.withUserConfiguration(OrderController.class)
			.withPropertyValues("sockettask.tasks.orders.url=" + this.server.url("/orders"))
			.run((context) -> {
				MockMvc mvc = MockMvcBuilders.standaloneSetup(context.getBean(OrderController.class)).build();
				await().until(() -> context.getBean(SocketTask.class).readyState() == SocketTask.OPEN);
				mvc.perform(asyncDispatch(order(mvc))).andExpect(status().isServiceUnavailable());
			});
	}

	@Test
	void aLoginGoesFirstAndSubscriptionsFollow() {
		this.server.on("/account",
				(connection) -> connection.accept()
					.expectText("{\"op\":\"login\",\"argument\":\"k7\"}")
					.sendText("{\"type\":\"login-accepted\"}")
					.expectText("{\"op\":\"subscribe\",\"argument\":\"balances\"}")
					.sendText("{\"type\":\"login-refused\"}"));
		this.application.withUserConfiguration(Login.class)
			.withPropertyValues("account.key=k7", "sockettask.tasks.account.url=" + this.server.url("/account"))
			.run((context) -> {
				assertThat(this.server.awaitConnection(1)).closedWith(4401);
				await().until(() -> context.getBean(SocketTask.class).status() == SocketTaskStatus.STOPPED);
			});
	}

	@Test
	void anOutageAndASilenceRaiseAnAlarm() {
		List<String> calls = new CopyOnWriteArrayList<>();
		this.server.onNext("/feed", (connection) -> connection.refuse(503))
			.onNext("/feed", (connection) -> connection.refuse(503))
			.onNext("/feed", (connection) -> connection.refuse(503))
			.on("/feed", (connection) -> connection.accept());
		this.application.withUserConfiguration(FeedAlarm.class)
			.withBean(FeedAlarm.Pager.class, () -> calls::add)
			.withPropertyValues("sockettask.tasks.feed.url=" + this.server.url("/feed"),
					"sockettask.tasks.feed.receive.silence-timeout=1s")
			.run((context) -> await().untilAsserted(() -> assertThat(calls)
				.containsExactly("feed: CONNECTING -> WAITING_RETRY (refused: 503)", "feed has sent nothing for 1 s")));
	}

	@Test
	void aTaskIsOpenDuringTradingHours() {
		this.server.on("/ticker", (connection) -> connection.accept());
		this.application.withUserConfiguration(TradingHours.class)
			.withPropertyValues("sockettask.tasks.ticker.url=" + this.server.url("/ticker"),
					"sockettask.tasks.ticker.auto-startup=false")
			.run((context) -> {
				SocketTask ticker = context.getBean(SocketTask.class);
				context.getBean(TradingHours.class).open();
				await().until(() -> ticker.status() == SocketTaskStatus.OPEN);
				context.getBean(TradingHours.class).close();
				await().until(() -> ticker.status() == SocketTaskStatus.STOPPED);
			});
	}

	private static ConditionFactory await() {
		return Awaitility.await().atMost(Duration.ofSeconds(30));
	}

}
