package io.github.sockettask.handlers

import java.time.Duration
import java.util.function.Consumer
import io.github.sockettask.MessageContext
import io.github.sockettask.annotation.HandshakeHeader
import io.github.sockettask.annotation.OnClose
import io.github.sockettask.annotation.OnError
import io.github.sockettask.annotation.OnMessage
import io.github.sockettask.annotation.OnOpen
import io.github.sockettask.annotation.ReplyTo
import io.github.sockettask.annotation.SocketTaskHandler
import io.github.sockettask.listener.method.CallbackMethodException
import io.github.sockettask.test.task.FakeSocketConnection
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.flowOf
import org.assertj.core.api.Assertions.assertThat
import org.awaitility.Awaitility
import org.junit.jupiter.api.Test
import org.springframework.messaging.handler.annotation.Payload

/**
 * Annotated methods that are written in Kotlin.
 */
internal class KotlinHandlerTests : HandlerFixture() {

	private fun verify(test: (FakeSocketConnection) -> Unit, vararg beans: Class<*>) {
		with(*beans)
		run(Consumer { connection -> test(connection) })
	}

	@Test
	fun aFunctionMayReplyAndReturnNothing() {
		verify({ connection ->
			connection.receiveText("hello").receiveText("nothing")
			assertThat(connection.sent()).containsExactly("plain hello")
		}, Plain::class.java)
	}

	@Test
	fun aSuspendingFunctionRepliesWhenItIsDone() {
		verify({ connection ->
			connection.receiveText("hello")
			Awaitility.await().until { connection.sent().size == 1 }
			assertThat(connection.sent()).containsExactly("suspended hello")
		}, Suspending::class.java)
	}

	@Test
	fun aSuspendingFunctionThatReturnsNothingRuns() {
		verify({ connection ->
			connection.close(4000, "bye")
			Awaitility.await().until { events.contains("closed 4000") }
			assertThat(events).containsExactly("opened", "closed 4000")
			assertThat(connection.sent()).isEmpty()
		}, Silent::class.java)
	}

	@Test
	fun whatASuspendingFunctionThrowsIsToldWithItsMessage() {
		verify({ connection ->
			connection.receiveText("oops")
			Awaitility.await().until { events.isNotEmpty() }
			assertThat(events).containsExactly("failed oops: no luck")
		}, Failing::class.java)
	}

	@Test
	fun whatASuspendingFunctionThrowsBeforeItIsSuspendedIsTriedAgain() {
		with("sockettask.tasks.ticker.receive.retry.max-retries=1")
		verify({ connection ->
			connection.receiveText("oops").elapse(Duration.ofSeconds(1))
			Awaitility.await().until { events.contains("failed oops: no luck") }
			assertThat(events).containsExactly("try", "try", "failed oops: no luck")
		}, FailingAtOnce::class.java)
	}

	@Test
	fun eachElementOfAFlowIsAMessage() {
		verify({ connection ->
			connection.receiveText("go")
			Awaitility.await().until { connection.sent().size == 2 }
			assertThat(connection.sent()).containsExactly("one", "two")
		}, Flowing::class.java)
	}

	@Test
	fun aNullableParameterNeedsNoValue() {
		verify({ connection -> connection.receiveText("""{"price":7}""") }, Nullable::class.java)
		assertThat(events).containsExactly("price 7, size null, id null")
	}

	@Test
	fun aParameterThatIsNotNullableNeedsOne() {
		verify({ connection -> connection.receiveText("""{"size":7}""") }, Nullable::class.java)
		assertThat(events).hasSize(1)
		assertThat(events[0]).startsWith("/price is missing for Parameter 'price'")
	}

	@Test
	fun aDefaultIsNotApplied() {
		verify({ connection ->
			connection.receiveText("""{"plain":1}""").receiveText("""{"plain":1,"price":1,"symbol":"A"}""")
				.receiveText("""{"suspending":1}""")
		}, Defaulting::class.java)
		assertThat(events).hasSize(3)
		assertThat(events[0]).startsWith("/price is missing for Parameter 'price'")
		assertThat(events[1]).isEqualTo("1 A")
		assertThat(events[2]).startsWith("/price is missing for Parameter 'price'")
	}

	@Test
	fun aNullableMessageOfAnErrorNeedsNone() {
		verify({ connection -> connection.error("broken") }, Telling::class.java)
		assertThat(events).containsExactly("broken null null")
	}

	@Test
	fun whenASuspendingFunctionHasNothingToReplyThenTheStartFails() {
		with(NothingToReply::class.java)
		runContext { context ->
			assertThat(context.startupFailure).isInstanceOf(CallbackMethodException::class.java)
				.hasMessageEndingWith("has @ReplyTo, but returns nothing.")
		}
	}

	class Plain {

		@OnMessage("ticker")
		fun answer(text: String): String? = if (text == "nothing") null else "plain $text"

	}

	class Suspending {

		@OnMessage("ticker")
		suspend fun answer(text: String, message: MessageContext): String {
			delay(1)
			return "suspended " + message.data()
		}

	}

	@SocketTaskHandler("ticker")
	class Silent {

		@OnOpen
		suspend fun open() {
			events.add("opened")
		}

		@OnClose
		suspend fun close(code: Int) {
			delay(1)
			events.add("closed $code")
		}

	}

	@SocketTaskHandler("ticker")
	class Failing {

		@OnMessage
		suspend fun fail(text: String): String {
			delay(1)
			throw IllegalStateException("no luck")
		}

		@OnError
		fun failed(failure: IllegalStateException, message: MessageContext) {
			events.add("failed " + message.data() + ": " + failure.message)
		}

	}

	@SocketTaskHandler("ticker")
	class FailingAtOnce {

		@OnMessage
		suspend fun fail(text: String): String {
			events.add("try")
			check(text != "oops") { "no luck" }
			delay(1)
			return text
		}

		@OnError
		fun failed(failure: IllegalStateException, message: MessageContext) {
			events.add("failed " + message.data() + ": " + failure.message)
		}

	}

	class Flowing {

		@OnMessage("ticker")
		fun stream(text: String): Flow<String> = flowOf("one", "two")

	}

	@SocketTaskHandler("ticker")
	class Nullable {

		@OnMessage
		fun parts(@Payload("/price") price: Int, @Payload("/size") size: Int?, @HandshakeHeader("X-Id") id: String?) {
			events.add("price $price, size $size, id $id")
		}

		@OnError
		fun error(errMsg: String) {
			events.add(errMsg)
		}

	}

	@SocketTaskHandler("ticker")
	class Defaulting {

		@OnMessage(match = ["/plain"])
		fun plain(@Payload("/price") price: Int = 5, @Payload("/symbol") symbol: String = "none") {
			events.add("$price $symbol")
		}

		@OnMessage(match = ["/suspending"])
		suspend fun suspending(@Payload("/price") price: Int = 6) {
			events.add("$price")
		}

		@OnError
		fun error(errMsg: String) {
			events.add(errMsg)
		}

	}

	@SocketTaskHandler("ticker")
	class Telling {

		@OnError
		fun error(errMsg: String, message: MessageContext?, @Payload("/price") price: Int?) {
			events.add("$errMsg $message $price")
		}

	}

	class NothingToReply {

		@OnMessage("ticker")
		@ReplyTo("audit")
		suspend fun silent(text: String) {
		}

	}

}
