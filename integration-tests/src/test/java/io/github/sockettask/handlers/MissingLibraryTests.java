package io.github.sockettask.handlers;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.function.Function;

import io.reactivex.rxjava3.core.Single;
import org.junit.jupiter.api.Test;

import io.github.sockettask.annotation.OnMessage;
import io.github.sockettask.listener.method.CallbackMethodException;
import io.github.sockettask.test.task.FakeSocketConnection;
import io.github.sockettask.test.task.FakeSocketTask;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of methods that need a library which is not on the class path.
 */
class MissingLibraryTests {

	/** By name, as functions of Kotlin are compiled behind this. */
	private static final String KOTLIN = MissingLibraryTests.class.getPackageName() + ".KotlinHandlerTests";

	private static final String COROUTINES = "Add org.jetbrains.kotlinx:kotlinx-coroutines-reactor and org.jetbrains.kotlin:kotlin-reflect to the class path.";

	@Test
	void withoutCoroutinesASuspendingFunctionStopsTheStart() throws Exception {
		String bean = KOTLIN + "$Suspending";
		assertThat(startWithout(bean, "kotlinx.coroutines.reactor.")).containsExactly("@OnMessage method " + bean
				+ ".answer(String, MessageContext, Continuation) of bean 'kotlinHandlerTests.Suspending' is a suspending function, but the class path has no library to call it.",
				COROUTINES);
	}

	@Test
	void withoutCoroutinesAFlowStopsTheStart() throws Exception {
		String bean = KOTLIN + "$Flowing";
		assertThat(startWithout(bean, "kotlinx.coroutines.reactor.")).containsExactly("@OnMessage method " + bean
				+ ".stream(String) of bean 'kotlinHandlerTests.Flowing' returns kotlinx.coroutines.flow.Flow, but the class path has no library to wait for it.",
				COROUTINES);
	}

	@Test
	void withoutReactorASingleStopsTheStart() throws Exception {
		String bean = Singling.class.getName();
		assertThat(startWithout(bean, "reactor.")).containsExactly("@OnMessage method " + bean
				+ ".answer(String) of bean 'missingLibraryTests.Singling' returns io.reactivex.rxjava3.core.Single, but the class path has no library to wait for it.",
				"Add io.projectreactor:reactor-core to the class path, or return a CompletableFuture or a Flow.Publisher.");
	}

	@Test
	void withoutAnyOfThemAPublisherIsAStream() throws Exception {
		assertThat(startWithout(Publishing.class.getName(), "reactor.", "org.reactivestreams.", "kotlinx.", "kotlin."))
			.containsExactly("hello", "hello");
	}

	@SuppressWarnings("unchecked")
	private static List<String> startWithout(String bean, String... hidden) throws Exception {
		ClassLoader before = Thread.currentThread().getContextClassLoader();
		HidingClassLoader loader = new HidingClassLoader(hidden);
		Thread.currentThread().setContextClassLoader(loader);
		try {
			Object application = loader.loadClass(IsolatedApplication.class.getName())
				.getDeclaredConstructor()
				.newInstance();
			return ((Function<Class<?>, List<String>>) application).apply(loader.loadClass(bean));
		}
		finally {
			Thread.currentThread().setContextClassLoader(before);
		}
	}

	/**
	 * Says why the application does not start, or what its task replies.
	 */
	public static class IsolatedApplication extends HandlerFixture implements Function<Class<?>, List<String>> {

		@Override
		public List<String> apply(Class<?> bean) {
			List<String> outcome = new ArrayList<>();
			with(bean).runContext((context) -> {
				if (context.getStartupFailure() instanceof CallbackMethodException failure) {
					outcome.addAll(List.of(failure.description(), failure.action()));
					return;
				}
				FakeSocketConnection connection = context.getBean("ticker", FakeSocketTask.class).connection().open();
				connection.receiveText("hello").sent().forEach((message) -> outcome.add(message.toString()));
			});
			return outcome;
		}

	}

	static class Singling {

		@OnMessage("ticker")
		Single<String> answer(String text) {
			return Single.just(text);
		}

	}

	static class Publishing {

		@OnMessage("ticker")
		Flow.Publisher<String> answer(String text) {
			SubmissionPublisher<String> publisher = new SubmissionPublisher<>(Runnable::run, 8);
			return (subscriber) -> {
				publisher.subscribe(subscriber);
				publisher.submit(text);
				publisher.submit(text);
				publisher.close();
			};
		}

	}

}
