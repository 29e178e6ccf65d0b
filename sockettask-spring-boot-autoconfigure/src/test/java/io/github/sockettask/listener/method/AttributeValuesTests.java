package io.github.sockettask.listener.method;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.sockettask.annotation.OnClose;
import io.github.sockettask.annotation.OnError;
import io.github.sockettask.annotation.OnMessage;
import io.github.sockettask.annotation.OnOpen;
import io.github.sockettask.annotation.SocketTaskHandler;
import io.github.sockettask.listener.CallbackContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Placeholders and expressions in names.
 */
class AttributeValuesTests {

	static Stream<Arguments> names() {
		return Stream.of(Arguments.of(Set.of("ticker"), new Object() {
			@OnMessage("${feed}")
			void on() {
			}
		}), Arguments.of(Set.of("ticker", "orders"), new Object() {
			@OnOpen("${feeds}")
			void on() {
			}
		}), Arguments.of(Set.of("orders"), new Object() {
			@OnClose(task = "${none:orders}")
			void on() {
			}
		}), Arguments.of(Set.of("orders", "news"), new Object() {
			@OnMessage("#{@desks.feeds()}")
			void on() {
			}
		}), Arguments.of(Set.of("ticker", "news"), new Object() {
			@OnError("#{@desks.array}")
			void on() {
			}
		}), Arguments.of(Set.of("news"), new Object() {
			@OnMessage("#{@desks.one}")
			void on() {
			}
		}), Arguments.of(Set.of("ticker", "orders", "news"), new Object() {
			@OnMessage({ "ticker", "#{@desks.feeds()}" })
			void on() {
			}
		}), Arguments.of(Set.of("ticker"), new Object() {
			@OnMessage("#{'${feeds}'.split(',')[0]}")
			void on() {
			}
		}), Arguments.of(Set.of("orders", "news"), new Listener()), Arguments.of(Set.of("orders"), new Object() {
			@OnMessage("#{{'orders', null}}")
			void on() {
			}
		}), Arguments.of(Set.of("orders"), new Object() {
			@OnMessage("#{systemProperties['none'] ?: 'orders'}")
			void on() {
			}
		}));
	}

	@ParameterizedTest
	@MethodSource("names")
	void namesAreWhatPlaceholdersAndExpressionsSay(Set<String> expected, Object feed) {
		CallbackContext context = start(feed);
		assertThat(Stream.of("ticker", "orders", "news").filter((name) -> !context.task(name).listeners.isEmpty()))
			.containsExactlyInAnyOrderElementsOf(expected);
	}

	@Test
	void nameThatAnExpressionMakesIsCheckedAsOthersAre() {
		assertThat(CallbackContext.failure(new Object() {
			@OnMessage("#{'tick' + 'r'}")
			void on() {
			}
		})).hasMessageContaining("names the task 'tickr', which does not exist");
	}

	private static CallbackContext start(Object feed) {
		return new CallbackContext("ticker", "orders", "news").bean("desks", new Desks())
			.property("feed", "ticker")
			.property("feeds", "ticker,orders")
			.bean("feedBean", feed)
			.refresh();
	}

	public static class Desks {

		public final String[] array = { "ticker", "news" };

		public final String one = "news";

		public List<String> feeds() {
			return List.of("orders", "news");
		}

	}

	@SocketTaskHandler("#{@desks.feeds()}")
	static class Listener {

		@OnMessage
		void on() {
		}

	}

}
