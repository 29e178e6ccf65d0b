package io.github.sockettask.autoconfigure;

import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;

import io.github.sockettask.HandshakeCustomizer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many tasks ask for beans that most applications do not have.
 */
class SupervisionBeansTests {

	private static final HandshakeCustomizer CUSTOMIZER = (handshake, attempt) -> handshake;

	private final AtomicInteger searches = new AtomicInteger();

	private final DefaultListableBeanFactory beanFactory = new DefaultListableBeanFactory() {

		@Override
		public String[] getBeanNamesForType(Class<?> type, boolean includeNonSingletons, boolean allowEagerInit) {
			SupervisionBeansTests.this.searches.incrementAndGet();
			return super.getBeanNamesForType(type, includeNonSingletons, allowEagerInit);
		}

	};

	private final SupervisionBeans beans = new SupervisionBeans(this.beanFactory);

	@Test
	void whenManyTasksAskThenBeansAreSearchedOnceForEachType() {
		this.beanFactory.freezeConfiguration();
		for (int i = 0; i < 100; i++) {
			assertThat(this.beans.isEmpty()).isTrue();
			assertThat(this.beans.reconnectPolicy()).isNull();
		}
		assertThat(this.searches).hasValue(2);
	}

	@Test
	void whenATaskAsksBeforeAllBeansAreKnownThenALaterOneIsFound() {
		assertThat(this.beans.isEmpty()).isTrue();
		this.beanFactory.registerSingleton("customizer", CUSTOMIZER);
		this.beanFactory.freezeConfiguration();
		assertThat(this.beans.isEmpty()).isFalse();
		assertThat(this.beans.inOrder()).containsExactly(CUSTOMIZER);
	}

	@Test
	void aCustomizerIsNamedAfterItsBeanOrItsClass() {
		this.beanFactory.registerSingleton("ticket", CUSTOMIZER);
		assertThat(this.beans.name(CUSTOMIZER)).isEqualTo("'ticket'");
		assertThat(this.beans.name((handshake, attempt) -> handshake)).isEqualTo(getClass().getName());
	}

}
