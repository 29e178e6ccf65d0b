package io.github.sockettask.application;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import io.github.sockettask.ConnectSocketException;
import io.github.sockettask.ConnectSocketOption;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskRegistry;
import io.github.sockettask.SocketTaskStatus;
import io.github.sockettask.annotation.OnMessage;
import io.github.sockettask.annotation.OnOpen;
import io.github.sockettask.annotation.ReplyTo;
import io.github.sockettask.annotation.SocketTaskHandler;
import io.github.sockettask.autoconfigure.SocketTaskAutoConfiguration;
import io.github.sockettask.listener.method.CallbackMethodException;
import io.github.sockettask.settings.SocketTaskCustomizer;
import io.github.sockettask.test.TestSocketConnection;
import io.github.sockettask.test.TestSocketServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tasks that are added at run time, and all tasks by name.
 */
class AddedTasksTests {

	private static final Duration SOON = Duration.ofSeconds(10);

	private final TestSocketServer server = TestSocketServer.start();

	private final ApplicationContextRunner application = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class, SocketTaskAutoConfiguration.class))
		.withPropertyValues("sockettask.tasks.feed.url=" + this.server.url("/feed"),
				"sockettask.tasks.feed.auto-startup=false", "sockettask.defaults.header.X-Team=quotes",
				"sockettask.defaults.reconnect.delay=10ms", "room-path=/room");

	private ConnectSocketOption room() {
		return ConnectSocketOption.of(this.server.url("${room-path}"));
	}

	@AfterEach
	void stopServer() {
		this.server.close();
	}

	@Test
	void anAddedTaskHasDefaultsAndCustomizersAndConnectsAgainAndIsStoppedWithTheApplication() {
		this.server.onNext("/room", (connection) -> connection.accept().drop());
		this.server.on("/room", (connection) -> connection.accept());
		this.application.withBean(Methods.class)
			.withBean(SocketTaskCustomizer.class, () -> (name, settings) -> settings.withHeader("X-Name", name))
			.run((context) -> {
				SocketTaskRegistry registry = context.getBean(SocketTaskRegistry.class);
				SocketTask room = registry.add("room", room());
				assertThat(room.name()).isEqualTo("room");
				assertThat(room.status()).isSameAs(SocketTaskStatus.STOPPED);
				room.start();
				Methods methods = context.getBean(Methods.class);
				assertThat(methods.take()).isEqualTo("open room");
				assertThat(methods.take()).isEqualTo("open room");
				assertThat(registry.tasks()).extracting(SocketTask::name).containsExactly("feed", "room");
			});
		TestSocketConnection second = this.server.awaitConnection(2);
		assertThat(second.awaitClose().closeCode()).isEqualTo(1001);
		assertThat(second.handshake().header("X-Team")).isEqualTo("quotes");
		assertThat(second.handshake().header("X-Name")).isEqualTo("room");
	}

	@Test
	void whenATaskIsAddedBeforeTheMethodsAreFoundThenTheyAreCalledAllTheSame() {
		this.server.on("/room", (connection) -> connection.accept().sendText("early"));
		this.application.withBean(Methods.class)
			.withBean("adding", Object.class, Object::new)
			.withInitializer((context) -> context
				.addBeanFactoryPostProcessor((beanFactory) -> beanFactory.addBeanPostProcessor(new BeanPostProcessor() {

					@Override
					public Object postProcessBeforeInitialization(Object bean, String name) {
						if (name.equals("adding")) {
							beanFactory.getBean(SocketTaskRegistry.class).add("early", room());
						}
						return bean;
					}

				})))
			.run((context) -> {
				context.getBean(SocketTaskRegistry.class).start("early");
				assertThat(context.getBean(Methods.class).take()).isEqualTo("open early");
				assertThat(context.getBean(Methods.class).take()).isEqualTo("early early");
			});
	}

	@ParameterizedTest
	@ValueSource(classes = { Blue.class, OfBlue.class })
	void anExpectedTaskCallsTheMethodsThatNameItAgainWhenItIsAddedAgain(Class<? extends Methods> methods) {
		this.server.on("/room", (connection) -> connection.accept());
		this.application.withPropertyValues("sockettask.expected-tasks=green,blue").withBean(methods).run((context) -> {
			SocketTaskRegistry registry = context.getBean(SocketTaskRegistry.class);
			for (String name : List.of("blue", "red", "blue")) {
				assertThat(registry.add(name, room()).start()).succeedsWithin(SOON);
				assertThat(registry.remove(name)).succeedsWithin(SOON);
			}
			assertThat(context.getBean(methods).calls).containsExactly("open blue", "open blue");
		});
	}

	@Test
	void aBeanMayAnnounceATask() {
		this.server.on("/room", (connection) -> connection.accept());
		this.application.withBean(Announcing.class).withBean(Blue.class).run((context) -> {
			context.getBean(SocketTaskRegistry.class).add("blue", room()).start();
			assertThat(context.getBean(Blue.class).take()).isEqualTo("open blue");
			assertThatIllegalArgumentException()
				.isThrownBy(() -> context.getBean(SocketTaskRegistry.class).expect("red", " "))
				.withMessage("A socket task that is expected needs a name that is not blank");
		});
	}

	@Test
	void whenANamedTaskIsNotExpectedThenTheApplicationDoesNotStart() {
		this.application.withPropertyValues("sockettask.expected-tasks=green")
			.withBean(Blue.class)
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOfSatisfying(CallbackMethodException.class, (failure) -> {
					assertThat(failure.description()).contains("names the task 'blue', which does not exist.");
					assertThat(failure.action())
						.endsWith("if the task is added at run time, list it in sockettask.expected-tasks.");
				}));
	}

	@Test
	void whenAMethodRepliesToAnExpectedTaskThenTheApplicationDoesNotStart() {
		this.application.withPropertyValues("sockettask.expected-tasks=blue")
			.withBean(Replying.class)
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOf(CallbackMethodException.class)
				.hasMessageEndingWith(" replies to the task 'blue', which is added at run time."));
	}

	@Test
	void tasksAreStartedAndStoppedByName() {
		this.server.on("/feed", (connection) -> connection.accept());
		this.application.run((context) -> {
			SocketTaskRegistry registry = context.getBean(SocketTaskRegistry.class);
			assertThat(registry.start("feed")).succeedsWithin(SOON);
			assertThat(registry.find("feed")).map(SocketTask::status).contains(SocketTaskStatus.OPEN);
			assertThat(registry.stop("feed")).succeedsWithin(SOON);
			assertThat(registry.find("feed")).map(SocketTask::status).contains(SocketTaskStatus.STOPPED);
		});
	}

	@Test
	void unknownNamesAreAnsweredWithTheKnownOnes() {
		this.application.run((context) -> {
			SocketTaskRegistry registry = context.getBean(SocketTaskRegistry.class);
			assertThat(registry.find("rom")).isEmpty();
			assertThatIllegalArgumentException().isThrownBy(() -> registry.start("rom"))
				.withMessage("There is no socket task \"rom\"; there is feed");
			registry.add("room", room());
			assertThatIllegalArgumentException().isThrownBy(() -> registry.stop("rom"))
				.withMessage("There is no socket task \"rom\"; there are feed, room");
			assertThatIllegalArgumentException().isThrownBy(() -> registry.remove("rom"))
				.withMessage("There is no socket task \"rom\"; there are feed, room");
		});
	}

	@Test
	void aNameIsGivenOnce() {
		this.application.run((context) -> {
			SocketTaskRegistry registry = context.getBean(SocketTaskRegistry.class);
			registry.add("room", room());
			assertThatIllegalArgumentException().isThrownBy(() -> registry.add("room", room()))
				.withMessage("There is a socket task \"room\" already; remove it first, or choose another name");
			assertThatIllegalArgumentException().isThrownBy(() -> registry.add("feed", room()))
				.withMessage("There is a socket task \"feed\" already, which is a bean");
		});
	}

	@Test
	void whatIsRemovedIsStoppedAndItsNameIsFreeAgainButBeansStay() {
		this.server.on("/room", (connection) -> connection.accept());
		this.application.run((context) -> {
			SocketTaskRegistry registry = context.getBean(SocketTaskRegistry.class);
			SocketTask room = registry.add("room", room());
			assertThat(room.start()).succeedsWithin(SOON);
			assertThat(registry.remove("room")).succeedsWithin(SOON);
			assertThat(room.status()).isSameAs(SocketTaskStatus.STOPPED);
			assertThat(registry.find("room")).isEqualTo(Optional.empty());
			assertThat(registry.add("room", room())).isNotSameAs(room);
			assertThatIllegalArgumentException().isThrownBy(() -> registry.remove("feed"))
				.withMessage("The socket task \"feed\" is a bean, which can be stopped but not removed");
		});
	}

	@Test
	void whenTheOptionIsWrongOrTheHandlersThrowThenNothingIsAdded() {
		this.application.run((context) -> {
			SocketTaskRegistry registry = context.getBean(SocketTaskRegistry.class);
			assertThatExceptionOfType(ConnectSocketException.class)
				.isThrownBy(() -> registry.add("room", ConnectSocketOption.of("http://localhost/")))
				.withMessageContaining("url")
				.withMessageContaining("room");
			assertThatExceptionOfType(ConnectSocketException.class)
				.isThrownBy(() -> registry.add("room", room().protocols("a b")));
			assertThatExceptionOfType(IllegalStateException.class)
				.isThrownBy(() -> registry.add("room", room(), (task) -> {
					task.start();
					throw new IllegalStateException("mine");
				}));
			assertThat(registry.find("room")).isEmpty();
			registry.add("room", room(), (task) -> task.onOpen((result) -> {
			}));
		});
	}

	@Test
	void whenThreadsAddTheSameNamesAtTheSameTimeThenEachIsAddedOnce() throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(4);
		try {
			this.application.run((context) -> {
				SocketTaskRegistry registry = context.getBean(SocketTaskRegistry.class);
				CyclicBarrier barrier = new CyclicBarrier(4);
				Callable<Integer> adding = () -> {
					int added = 0;
					for (int i = 0; i < 50; i++) {
						barrier.await(10, TimeUnit.SECONDS);
						added += tryAdd(registry, "room" + i) ? 1 : 0;
						registry.tasks();
						registry.find("room" + i);
					}
					return added;
				};
				int added = 0;
				for (Future<Integer> future : threads.invokeAll(List.of(adding, adding, adding, adding))) {
					added += future.get();
				}
				assertThat(added).isEqualTo(50);
				assertThat(registry.tasks()).hasSize(51);
			});
		}
		finally {
			threads.shutdownNow();
		}
	}

	private boolean tryAdd(SocketTaskRegistry registry, String name) {
		try {
			registry.add(name, room());
			return true;
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	@Test
	void aTaskIsAddedAndRemovedInsideACallback() {
		this.server.on("/feed", (connection) -> connection.accept());
		this.server.on("/room", (connection) -> connection.accept());
		this.application.run((context) -> {
			SocketTaskRegistry registry = context.getBean(SocketTaskRegistry.class);
			CompletableFuture<Void> removed = new CompletableFuture<>();
			registry.find("feed")
				.orElseThrow()
				.onOpen((
						result) -> registry
							.add("room", room(),
									(room) -> room.onOpen(
											(opened) -> registry.remove("room").thenRun(() -> removed.complete(null))))
							.start());
			registry.start("feed");
			assertThat(removed).succeedsWithin(SOON);
		});
	}

	static class Blue extends Methods {

		@Override
		@OnOpen("blue")
		void open(SocketTask task) {
			super.open(task);
		}

		@Override
		@OnMessage("blue")
		void message(SocketTask task, String text) {
			super.message(task, text);
		}

	}

	@SocketTaskHandler({ "feed", "blue" })
	static class OfBlue extends Methods {

	}

	static class Announcing {

		Announcing(SocketTaskRegistry registry) {
			registry.expect("blue");
		}

	}

	static class Replying {

		@OnMessage("feed")
		@ReplyTo("blue")
		String reply() {
			return "";
		}

	}

	static class Methods {

		final BlockingQueue<String> calls = new LinkedBlockingQueue<>();

		@OnOpen
		void open(SocketTask task) {
			this.calls.add("open " + task.name());
		}

		@OnMessage
		void message(SocketTask task, String text) {
			this.calls.add(text + " " + task.name());
		}

		String take() throws InterruptedException {
			return this.calls.poll(10, TimeUnit.SECONDS);
		}

	}

}
