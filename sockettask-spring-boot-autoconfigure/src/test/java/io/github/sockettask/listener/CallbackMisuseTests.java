package io.github.sockettask.listener;

import jakarta.websocket.ClientEndpoint;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;
import org.junit.jupiter.api.Test;

import io.github.sockettask.annotation.OnMessage;
import io.github.sockettask.listener.method.CallbackMethodException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for annotations with wrong names, and for the wrong annotations.
 */
class CallbackMisuseTests {

	@Test
	void whenTaskNameIsUnknownThenStartupFailsListingTheConfiguredOnes() {
		CallbackMethodException failure = CallbackContext.failure(new Object() {
			@OnMessage("weather")
			void on() {
			}
		});
		assertThat(failure.description())
			.endsWith("names the task 'weather', which does not exist. There are: 'ticker', 'orders'.");
		assertThat(failure.action())
			.isEqualTo("Configure sockettask.tasks.weather.url, or define a SocketTask bean of that name; "
					+ "if the task is added at run time, list it in sockettask.expected-tasks.");
	}

	@Test
	void whenTaskNameIsMistypedThenFailureTellsWhatItWasMeantToBe() {
		assertThat(CallbackContext.failure(new Object() {
			@OnMessage("Tikcer")
			void on() {
			}
		}).action()).startsWith("Did you mean 'ticker'? Otherwise configure sockettask.tasks.Tikcer.url");
	}

	@Test
	void whenThereIsNoTaskThenNamedTaskStopsStartup() {
		CallbackContext context = new CallbackContext().bean("feed", new Object() {
			@OnMessage("ticker")
			void on() {
			}
		});
		assertThat(context.failure())
			.hasMessageEndingWith("names the task 'ticker', which does not exist. There are no tasks.");
	}

	@Test
	void whenPlaceholderCannotBeResolvedThenStartupFailsNamingIt() {
		assertThat(CallbackContext.failure(new Object() {
			@OnMessage("${feeds}")
			void on() {
			}
		})).hasMessageStartingWith("The task name \"${feeds}\" of @OnMessage method ")
			.hasMessageContaining("can't be resolved: Could not resolve placeholder 'feeds'");
	}

	@Test
	void whenPlaceholderResolvesToNothingThenStartupFails() {
		assertThat(CallbackContext.failure(new Object() {
			@OnMessage("${feeds:}")
			void on() {
			}
		})).hasMessageEndingWith("names no task: \"${feeds:}\" resolves to nothing.");
	}

	@Test
	void whenAnnotationOfJakartaIsUsedByMistakeThenFailureNamesTheRightImport() {
		CallbackMethodException failure = CallbackContext.failure(new Object() {
			@jakarta.websocket.OnMessage
			void on(String text) {
			}
		});
		assertThat(failure.description()).contains(".on of bean 'feed' is annotated with @jakarta.websocket.OnMessage")
			.endsWith("the method would never be called.");
		assertThat(failure.action()).startsWith(
				"Replace the import of jakarta.websocket.OnMessage by io.github.sockettask.annotation.OnMessage");
	}

	@Test
	void endpointsOfJakartaMayBeBeans() {
		CallbackContext.start(new JakartaEndpoint(), new ProgrammaticEndpoint());
	}

	@ClientEndpoint
	static class JakartaEndpoint {

		@jakarta.websocket.OnMessage
		void on(String text) {
		}

	}

	static class ProgrammaticEndpoint extends Endpoint {

		@Override
		@jakarta.websocket.OnOpen
		public void onOpen(Session session, EndpointConfig config) {
		}

	}

}
