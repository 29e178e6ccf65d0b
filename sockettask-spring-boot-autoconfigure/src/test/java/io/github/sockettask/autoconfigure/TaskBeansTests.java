package io.github.sockettask.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;

import io.github.sockettask.SocketTask;
import io.github.sockettask.client.ApplicationTask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link TaskBeans}.
 */
class TaskBeansTests {

	private final AtomicInteger searches = new AtomicInteger();

	private final DefaultListableBeanFactory beanFactory = new DefaultListableBeanFactory() {

		@Override
		public <T> Map<String, T> getBeansOfType(Class<T> type, boolean nonSingletons, boolean eager) {
			TaskBeansTests.this.searches.incrementAndGet();
			return super.getBeansOfType(type, nonSingletons, eager);
		}

	};

	private final TaskBeans beans = new TaskBeans(this.beanFactory, List.of(),
			new ConnectionDetailsBeans(Stream.of(), new LoadedBundles(null, this.beanFactory)));

	@Test
	void onceTheDefinitionsAreKnownTheBeansAreLookedThroughOnce() {
		register("first", "first");
		register("second", "other");
		this.beanFactory.freezeConfiguration();
		this.beanFactory.preInstantiateSingletons();
		for (int i = 0; i < 100; i++) {
			assertThat(this.beans.find("first")).isNotNull();
			assertThat(this.beans.find("other")).isSameAs(this.beans.find("second"));
			assertThat(this.beans.find("none")).isNull();
			assertThat(this.beans.all()).hasSize(2);
		}
		assertThat(this.searches).hasValue(1);
	}

	@Test
	void aTaskThatIsAddedLaterIsFound() {
		register("first", "first");
		this.beanFactory.freezeConfiguration();
		assertThat(this.beans.find("late")).isNull();
		this.beanFactory.registerSingleton("late", task("late"));
		assertThat(this.beans.find("late")).isNotNull();
	}

	private void register(String bean, String name) {
		this.beanFactory.registerBeanDefinition(bean, new RootBeanDefinition(SocketTask.class, () -> task(name)));
	}

	private static ApplicationTask task(String name) {
		ApplicationTask task = mock(ApplicationTask.class);
		given(task.name()).willReturn(name);
		return task;
	}

}
