package io.github.sockettask.handlers

import java.util.concurrent.CompletableFuture
import java.util.function.Consumer
import io.github.sockettask.annotation.OnMessage
import io.github.sockettask.test.task.FakeSocketConnection
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test
import org.springframework.messaging.handler.annotation.Payload

/**
 * Types that only Kotlin has, in annotated methods.
 */
internal class KotlinTypeTests : HandlerFixture() {

	private fun verify(test: (FakeSocketConnection) -> Unit, vararg beans: Class<*>) {
		with(*beans)
		run(Consumer { connection -> test(connection) })
	}

	@Test
	fun aFunctionTypeRepliesNothing() {
		verify({ connection ->
			connection.receiveText("hello")
			assertThat(events).containsExactly("called hello")
			assertThat(connection.sent()).isEmpty()
		}, Function::class.java)
	}

	@Test
	fun aFutureOfNothingRepliesNothing() {
		verify({ connection ->
			connection.receiveText("hello")
			assertThat(events).containsExactly("ran hello")
			assertThat(connection.sent()).isEmpty()
		}, Future::class.java)
	}

	@Test
	fun aValueClassIsWhatItHolds() {
		verify({ connection ->
			connection.receiveText("""{"price":7,"id":"x"}""")
			assertThat(events).containsExactly("7 x")
			assertThat(connection.sent()).containsExactly("x")
		}, Values::class.java)
	}

	@Test
	fun elementsHaveTheirTypeWhereTheCompilerMakesItAWildcard() {
		verify({ connection -> connection.receiveText("""[{"symbol":"SPX"}]""") }, Lists::class.java)
		assertThat(events).containsExactlyInAnyOrder("list SPX", "array SPX", "several SPX")
	}

	class Function : (String) -> Unit {

		@OnMessage("ticker")
		override fun invoke(text: String) {
			events.add("called $text")
		}

	}

	class Future {

		@OnMessage("ticker")
		fun run(text: String): CompletableFuture<Unit> {
			events.add("ran $text")
			return CompletableFuture.completedFuture(Unit)
		}

	}

	@JvmInline
	value class Price(val amount: Int)

	@JvmInline
	value class Id(val text: String)

	class Values {

		@OnMessage("ticker")
		fun on(@Payload("/price") price: Price, @Payload("/id") id: Id): Id {
			events.add("${price.amount} ${id.text}")
			return id
		}

	}

	open class Trade(val symbol: String)

	class Lists {

		@OnMessage("ticker")
		fun list(trades: List<Trade>) {
			events.add("list " + trades[0].symbol)
		}

		@OnMessage("ticker")
		fun array(trades: Array<Trade>) {
			events.add("array " + trades[0].symbol)
		}

		@OnMessage("ticker")
		fun several(vararg trades: Trade) {
			events.add("several " + trades[0].symbol)
		}

	}

}
