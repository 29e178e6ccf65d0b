package io.github.sockettask.listener;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.websocket.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.aop.framework.autoproxy.BeanNameAutoProxyCreator;
import org.springframework.messaging.MessageHeaders;

import io.github.sockettask.OnCloseCallbackResult;
import io.github.sockettask.OnOpenCallbackResult;
import io.github.sockettask.annotation.OnClose;
import io.github.sockettask.annotation.OnError;
import io.github.sockettask.annotation.OnMessage;
import io.github.sockettask.annotation.OnOpen;
import io.github.sockettask.annotation.ReplyTo;
import io.github.sockettask.listener.method.CallbackMethodException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for methods that stop the application's start.
 */
class CallbackFailureTests {

	static Stream<Arguments> unsupportedParameters() {
		String open = "@OnOpen supports: SocketTask, OnOpenCallbackResult, HttpHeaders, Map<String, List<String>> and @HandshakeHeader.";
		String message = "@OnMessage supports: SocketTask and one of String, byte[], ByteBuffer, Object, JsonNode";
		String close = "@OnClose supports: SocketTask, OnCloseCallbackResult, int (the code) and String (the reason).";
		String error = "@OnError supports: SocketTask, OnErrorCallbackResult, String (the text) and one type of Throwable; for a message that could not be handled MessageContext, @Payload, @Header and @Headers; Method (the failed method) and @HandshakeHeader.";
		return Stream.of(Arguments.of("java.lang.String", open, new Object() {
			@OnOpen
			void on(String wrong) {
			}
		}), Arguments.of("java.util.Map<java.lang.String, java.lang.String>", open, new Object() {
			@OnOpen
			void on(Map<String, String> wrong) {
			}
		}), Arguments.of("java.lang.Object", open, new Object() {
			@OnOpen
			void on(Object wrong) {
			}
		}), Arguments.of(OnCloseCallbackResult.class.getName(), message, new Object() {
			@OnMessage
			void on(OnCloseCallbackResult wrong) {
			}
		}), Arguments.of("jakarta.websocket.Session", message, new Object() {
			@OnMessage
			void on(Session wrong) {
			}
		}), Arguments.of("java.io.InputStream", message, new Object() {
			@OnMessage
			void on(InputStream wrong) {
			}
		}), Arguments.of("org.springframework.messaging.MessageHeaders", message, new Object() {
			@OnMessage
			void on(MessageHeaders wrong) {
			}
		}), Arguments.of("java.lang.Throwable", message, new Object() {
			@OnMessage
			void on(Throwable wrong) {
			}
		}), Arguments.of("long", close, new Object() {
			@OnClose
			void on(long wrong) {
			}
		}), Arguments.of(OnOpenCallbackResult.class.getName(), close, new Object() {
			@OnClose
			void on(OnOpenCallbackResult wrong) {
			}
		}), Arguments.of("int", error, new Object() {
			@OnError
			void on(int wrong) {
			}
		}), Arguments.of("java.lang.Object", error, new Object() {
			@OnError
			void on(Object wrong) {
			}
		}));
	}

	@ParameterizedTest
	@MethodSource("unsupportedParameters")
	void whenParameterIsNotSupportedThenStartupFailsListingWhatIs(String type, String supported, Object bean) {
		CallbackMethodException failure = CallbackContext.failure(bean);
		assertThat(failure.description()).startsWith("Parameter 'wrong' (number 1, of type " + type + ") of @")
			.contains(bean.getClass().getName() + ".on(")
			.endsWith("of bean 'feed' is not supported.");
		assertThat(failure.action()).contains(supported);
	}

	@Test
	void whenMethodThatCannotReplyReturnsValueThenStartupFails() {
		assertThat(CallbackContext.failure(new Object() {
			@OnClose
			String on() {
				return "";
			}
		})).hasMessageContaining(".on() of bean 'feed' returns java.lang.String")
			.extracting(CallbackMethodException::action)
			.asString()
			.contains("take a SocketTask parameter");
	}

	@Test
	void whenMethodThatCannotReplySaysWhereToThenActionDoesNotLetItReply() {
		CallbackMethodException failure = CallbackContext.failure(new Object() {
			@OnClose
			@ReplyTo("orders")
			void on() {
			}
		});
		assertThat(failure.description())
			.endsWith(".on() of bean 'feed' has @ReplyTo, but @OnClose methods can't reply.");
		assertThat(failure.action()).isEqualTo("Remove @ReplyTo; to send a message to 'orders', call its send method.");
	}

	@Test
	void whenMethodTakesMessageTwiceThenStartupFails() {
		assertThat(CallbackContext.failure(new Object() {
			@OnMessage
			void on(String text, byte[] bytes) {
			}
		})).hasMessageEndingWith("on(String, byte[]) of bean 'feed' takes the message more than once.");
	}

	@Test
	void whenMethodIsPrivateOrStaticThenStartupFails() {
		assertThat(CallbackContext.failure(new Object() {
			@OnMessage
			private void on() {
			}
		})).hasMessageEndingWith(".on() of bean 'feed' is private.");
		assertThat(CallbackContext.failure(new StaticMethod())).hasMessageEndingWith(".on() of bean 'feed' is static.");
	}

	@Test
	void whenMethodIsNotInInterfaceOfJdkProxiedBeanThenStartupFails() {
		CallbackMethodException failure = proxied(false, new HiddenMethod()).failure();
		assertThat(failure.description()).contains("HiddenMethod.on() of bean 'feed' can't be called")
			.contains("JDK proxy");
		assertThat(failure.action()).contains("proxyTargetClass");
	}

	@Test
	void whenMethodBypassesSubclassProxyThenStartupFails() {
		assertThat(proxied(true, new FinalMethod()).failure())
			.hasMessageContaining("FinalMethod.on() of bean 'feed' can't be overridden by the proxy");
	}

	@Test
	void whenTwoMethodsOfBeanHandleTheSameErrorThenStartupFailsNamingBoth() {
		assertThat(CallbackContext.failure(new Object() {
			@OnError
			void first(IOException ex) {
			}

			@OnError("orders")
			void second(IOException ex, String errMsg) {
			}
		})).hasMessageStartingWith("Two methods of a bean handle java.io.IOException of the same task: ")
			.hasMessageContaining(".first(IOException)")
			.hasMessageContaining(".second(IOException, String)");
	}

	@Test
	void whenTwoMethodsOfBeanHandleEveryErrorAndThereIsNoTaskYetThenStartupFails() {
		assertThat(new CallbackContext().bean("feed", new Object() {
			@OnError
			void first() {
			}

			@OnError
			void second() {
			}
		}).failure()).hasMessageContaining("Two methods of a bean handle java.lang.Throwable of the same task");
	}

	@Test
	void whenTwoMethodsOfBeanHandleEveryErrorThenStartupFailsNamingBoth() {
		assertThat(CallbackContext.failure(new Object() {
			@OnError
			void first() {
			}

			@OnError
			void second(Throwable ex) {
			}
		})).hasMessageContaining("java.lang.Throwable").hasMessageContaining(".first()");
	}

	@Test
	void whenErrorMethodTakesTwoThrowablesThenStartupFails() {
		assertThat(CallbackContext.failure(new Object() {
			@OnError
			void on(IOException ex, Throwable other) {
			}
		})).hasMessageContaining("has more than one Throwable parameter");
	}

	@Test
	void whenOneMethodIsWrongThenNoTaskGetsAnyListener() {
		CallbackContext context = new CallbackContext("ticker", "orders").bean("feed", new Object() {
			@OnMessage
			void good() {
			}

			@OnOpen
			void wrong(String text) {
			}
		});
		context.failure();
		assertThat(context.task("ticker").listeners).isEmpty();
	}

	private static CallbackContext proxied(boolean proxyTargetClass, Object bean) {
		CallbackContext context = new CallbackContext("ticker").bean("feed", bean);
		context.context.registerBean(BeanNameAutoProxyCreator.class, () -> {
			BeanNameAutoProxyCreator creator = new BeanNameAutoProxyCreator();
			creator.setBeanNames("feed");
			creator.setProxyTargetClass(proxyTargetClass);
			return creator;
		});
		return context;
	}

	static class StaticMethod {

		@OnMessage
		static void on() {
		}

	}

	static class HiddenMethod implements Runnable {

		@Override
		public void run() {
		}

		@OnOpen
		void on() {
		}

	}

	static class FinalMethod {

		@OnOpen
		final void on() {
		}

	}

}
