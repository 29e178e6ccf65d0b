package io.github.sockettask.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.InOrder;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.Lifecycle;
import org.springframework.context.SmartLifecycle;

import io.github.sockettask.ConnectSocketException;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskRegistry;
import io.github.sockettask.client.ApplicationTask;
import io.github.sockettask.client.DefaultSocketTaskFactory;
import io.github.sockettask.client.execution.SocketTaskExecutors;
import io.github.sockettask.settings.SocketTaskSettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

/**
 * Tests for {@link SocketTaskLifecycle}.
 */
class SocketTaskLifecycleTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(SocketTaskAutoConfiguration.class, TaskExecutionAutoConfiguration.class))
		.withBean(FakeSocketTaskFactory.class)
		.withPropertyValues("sockettask.tasks.ticker.url=ws://localhost/ticker",
				"sockettask.tasks.feed.url=ws://localhost/feed");

	@Test
	void tasksAreStartedWithTheApplicationAndStoppedWithIt() {
		this.contextRunner.run((context) -> {
			List<String> events = context.getBean(FakeSocketTaskFactory.class).events;
			assertThat(events).containsExactly("start ticker", "start feed");
			context.close();
			assertThat(events).containsExactly("start ticker", "start feed", "stop ticker", "stop feed");
		});
	}

	@Test
	void whenAutoStartupIsFalseThenATaskIsNotStartedButStopped() {
		this.contextRunner.withPropertyValues("sockettask.tasks.feed.auto-startup=false").run((context) -> {
			List<String> events = context.getBean(FakeSocketTaskFactory.class).events;
			context.close();
			assertThat(events).containsExactly("start ticker", "stop ticker", "stop feed");
		});
	}

	@Test
	void tasksThatTheApplicationDefinesAreStartedAndStoppedToo() {
		SocketTask mine = ours("mine");
		given(mine.stop()).willReturn(CompletableFuture.completedFuture(null));
		this.contextRunner
			.withBean("mine", SocketTask.class, () -> mine, (definition) -> definition.setAutowireCandidate(false))
			.withBean("prototype", SocketTask.class, () -> {
				throw new AssertionError("must not be created");
			}, (definition) -> definition.setScope(BeanDefinition.SCOPE_PROTOTYPE))
			.run((context) -> then(mine).should().start());
		then(mine).should().stop();
	}

	@Test
	void beansThatAreNotOursAreLeftAlone() {
		SocketTask foreign = mock(SocketTask.class);
		this.contextRunner.withBean("foreign", SocketTask.class, () -> foreign).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(SocketTaskRegistry.class).tasks()).extracting(SocketTask::name)
				.containsExactly("ticker", "feed");
			assertThat(context.getBean(SocketTaskRegistry.class).find("foreign")).isEmpty();
		});
		then(foreign).shouldHaveNoInteractions();
	}

	@Test
	void aConfiguredTaskThatIsProxiedIsStartedAndStopped() {
		this.contextRunner
			.withInitializer((context) -> context.getBeanFactory().addBeanPostProcessor(new BeanPostProcessor() {

				@Override
				public Object postProcessAfterInitialization(Object bean, String name) {
					return name.equals("ticker") ? new ProxyFactory(bean).getProxy() : bean;
				}

			}))
			.run((context) -> {
				List<String> events = context.getBean(FakeSocketTaskFactory.class).events;
				assertThat(AopUtils.isAopProxy(context.getBean("ticker"))).isTrue();
				context.close();
				assertThat(events).containsExactly("start ticker", "start feed", "stop ticker", "stop feed");
			});
	}

	@Test
	void socketsThatWereConnectedByProgramAreStoppedWithTheApplication() {
		DefaultSocketTaskFactory factory = mock(DefaultSocketTaskFactory.class);
		given(factory.stopAll(any())).willReturn(CompletableFuture.completedFuture(null));
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(SocketTaskAutoConfiguration.class))
			.withBean(DefaultSocketTaskFactory.class, () -> factory)
			.run((context) -> then(factory).should(never()).stopAll(any()));
		then(factory).should().stopAll(Duration.ofSeconds(18));
	}

	@ParameterizedTest
	@CsvSource({ "10s, 3s, 5s", "3s, 3s, 0s", "1s, 1m, 0s" })
	void whatWasSentHasTheTimeThatThePhaseLeavesAfterTheCloseTimeout(String phase, String closeTimeout, String drain) {
		DefaultSocketTaskFactory factory = mock(DefaultSocketTaskFactory.class);
		ApplicationTask task = ours("mine");
		given(task.settings())
			.willReturn(SocketTaskSettings.DEFAULTS.withCloseTimeout(DurationStyle.detectAndParse(closeTimeout)));
		given(task.stop()).willReturn(CompletableFuture.completedFuture(null));
		given(factory.stopAll(any())).willReturn(CompletableFuture.completedFuture(null));
		new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(SocketTaskAutoConfiguration.class, LifecycleAutoConfiguration.class))
			.withPropertyValues("spring.lifecycle.timeout-per-shutdown-phase=" + phase,
					"sockettask.defaults.close-timeout=" + closeTimeout)
			.withBean(DefaultSocketTaskFactory.class, () -> factory)
			.withBean("mine", SocketTask.class, () -> task)
			.run((context) -> {
			});
		InOrder inOrder = inOrder(factory, task);
		then(factory).should(inOrder).stopAll(DurationStyle.detectAndParse(drain));
		then(task).should(inOrder).stop();
	}

	@Test
	void whenInitializationIsLazyThenTasksAreStartedAllTheSame() {
		this.contextRunner
			.withInitializer(
					(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
			.run((context) -> assertThat(context.getBean(FakeSocketTaskFactory.class).events)
				.containsExactly("start ticker", "start feed"));
	}

	@Test
	void whenATaskRefusesToStartThenTheApplicationStopsAndSoDoWhatWasStarted() {
		SocketTask wrong = ours("wrong");
		given(wrong.stop()).willThrow(new IllegalStateException("never started"));
		willThrow(new ConnectSocketException("connectSocket:fail wrong url")).given(wrong).start();
		SocketTask started = ours("started");
		given(started.stop()).willReturn(CompletableFuture.completedFuture(null));
		this.contextRunner.withBean("a", SocketTask.class, () -> started)
			.withBean("b", SocketTask.class, () -> wrong)
			.run((context) -> assertThat(context).getFailure().hasRootCauseInstanceOf(ConnectSocketException.class));
		then(started).should().start();
		then(started).should().stop();
	}

	@Test
	void itCanBeStoppedTwiceAndStartedAgain() {
		this.contextRunner.run((context) -> {
			List<String> events = context.getBean(FakeSocketTaskFactory.class).events;
			Lifecycle lifecycle = context.getBean(SocketTaskLifecycle.class);
			events.clear();
			lifecycle.start();
			assertThat(events).isEmpty();
			context.stop();
			lifecycle.stop();
			assertThat(events).containsExactly("stop ticker", "stop feed");
			assertThat(lifecycle.isRunning()).isFalse();
			context.start();
			assertThat(lifecycle.isRunning()).isTrue();
			assertThat(events).endsWith("start ticker", "start feed");
		});
	}

	@Test
	void tasksAreStoppedAtTheSameTimeAndNotWaitedForBeyondThePhase() {
		SocketTask stuck = ours("stuck");
		given(stuck.stop()).willReturn(new CompletableFuture<>());
		this.contextRunner.withPropertyValues("spring.lifecycle.timeout-per-shutdown-phase=100ms")
			.withBean("stuck", SocketTask.class, () -> stuck)
			.run((context) -> {
				CompletableFuture<Void> stopped = new CompletableFuture<>();
				context.getBean(SocketTaskLifecycle.class).stop(() -> stopped.complete(null));
				assertThat(context.getBean(FakeSocketTaskFactory.class).events).endsWith("stop ticker", "stop feed");
				assertThat(stopped).isNotDone();
				assertThat(stopped).succeedsWithin(Duration.ofSeconds(10));
			});
	}

	@Test
	void theThreadsStillWorkWhileTasksAreStopped() {
		SocketTask task = ours("mine");
		this.contextRunner.withBean("mine", SocketTask.class, () -> task).run((context) -> {
			SocketTaskExecutors executors = context.getBean(SocketTaskExecutors.class);
			CompletableFuture<Void> closed = new CompletableFuture<>();
			given(task.stop()).willAnswer((invocation) -> {
				executors.callbacks().execute(() -> executors.completions().execute(() -> closed.complete(null)));
				return closed;
			});
			context.close();
			assertThat(closed).isCompleted();
		});
	}

	@Test
	void itStopsBeforeComponentsOfSpringAndAfterThoseOfTheApplication() {
		this.contextRunner.run((context) -> {
			assertThat(context.getBean(SocketTaskLifecycle.class).getPhase()).isLessThan(SmartLifecycle.DEFAULT_PHASE);
			assertThat(context.getBeansOfType(SmartLifecycle.class)
				.values()
				.stream()
				.filter((bean) -> !(bean instanceof SocketTaskLifecycle))
				.map(SmartLifecycle::getPhase)).isNotEmpty()
				.allMatch((phase) -> phase < SocketTaskLifecycle.DEFAULT_PHASE);
		});
	}

	@Test
	void thePhaseIsAProperty() {
		this.contextRunner.withPropertyValues("sockettask.phase=5")
			.run((context) -> assertThat(context.getBean(SocketTaskLifecycle.class).getPhase()).isEqualTo(5));
	}

	private static ApplicationTask ours(String name) {
		ApplicationTask task = mock(ApplicationTask.class);
		given(task.name()).willReturn(name);
		given(task.settings()).willReturn(SocketTaskSettings.DEFAULTS);
		return task;
	}

}
