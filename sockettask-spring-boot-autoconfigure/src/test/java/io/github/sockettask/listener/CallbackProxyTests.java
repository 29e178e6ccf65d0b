package io.github.sockettask.listener;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.aopalliance.intercept.MethodInterceptor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.framework.autoproxy.BeanNameAutoProxyCreator;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanPostProcessor;

import io.github.sockettask.annotation.OnMessage;
import io.github.sockettask.annotation.OnOpen;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for callback methods of beans behind proxies.
 */
class CallbackProxyTests {

	private static final AtomicInteger created = new AtomicInteger();

	private static final List<String> calls = new ArrayList<>();

	private final AtomicInteger intercepted = new AtomicInteger();

	@BeforeEach
	void reset() {
		created.set(0);
		calls.clear();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void methodOfAutoProxiedBeanIsCalledThroughItsProxy(boolean proxyTargetClass) {
		CallbackContext context = autoProxied(proxyTargetClass).bean("feed", new Feed()).refresh();
		assertThat(Proxy.isProxyClass(context.context.getBean("feed").getClass())).isEqualTo(!proxyTargetClass);
		context.task("ticker").message("a");
		assertThat(calls).containsExactly("a");
		assertThat(this.intercepted).hasValue(1);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void methodOfAutoProxiedPrototypeIsCalledThroughItsProxy(boolean proxyTargetClass) {
		CallbackContext context = autoProxied(proxyTargetClass)
			.bean("feed", Feed.class, Feed::new, (definition) -> definition.setScope(BeanDefinition.SCOPE_PROTOTYPE))
			.refresh();
		RecordingSocketTask task = context.task("ticker");
		task.message("a");
		task.message("b");
		assertThat(task.unhandled).isEmpty();
		assertThat(calls).containsExactly("a", "b");
		assertThat(created).hasValue(2);
		assertThat(this.intercepted).hasValue(2);
	}

	@Test
	void methodOfBeanInForeignJdkProxyIsFoundOnItsTarget() {
		CallbackContext context = new CallbackContext("ticker").bean("feed", new Feed());
		context.context.registerBean(BeanPostProcessor.class, () -> new BeanPostProcessor() {

			@Override
			public Object postProcessAfterInitialization(Object bean, String beanName) {
				return beanName.equals("feed") ? new ProxyFactory(bean).getProxy() : bean;
			}

		});
		context.refresh().task("ticker").message("a");
		assertThat(AopUtils.isJdkDynamicProxy(context.context.getBean("feed"))).isTrue();
		assertThat(calls).containsExactly("a");
	}

	@Test
	void whenJdkProxiedPrototypeDoesNotExposeMethodThenCallFailsWithReason() {
		RecordingSocketTask task = autoProxied(false)
			.bean("feed", HiddenFeed.class, HiddenFeed::new,
					(definition) -> definition.setScope(BeanDefinition.SCOPE_PROTOTYPE))
			.refresh()
			.task("ticker");
		task.open();
		assertThat(task.unhandled).singleElement()
			.satisfies(
					(ex) -> assertThat(ex).hasMessageContaining("HiddenFeed.onOpen() of bean 'feed' can't be called"));
	}

	private CallbackContext autoProxied(boolean proxyTargetClass) {
		CallbackContext context = new CallbackContext("ticker");
		context.context.registerBean("counter", MethodInterceptor.class, () -> (invocation) -> {
			this.intercepted.incrementAndGet();
			return invocation.proceed();
		});
		context.context.registerBean(BeanNameAutoProxyCreator.class, () -> {
			BeanNameAutoProxyCreator creator = new BeanNameAutoProxyCreator();
			creator.setBeanNames("feed");
			creator.setInterceptorNames("counter");
			creator.setProxyTargetClass(proxyTargetClass);
			return creator;
		});
		return context;
	}

	interface TextFeed {

		void onText(String text);

	}

	static class Feed implements TextFeed {

		Feed() {
			created.incrementAndGet();
		}

		@Override
		@OnMessage
		public void onText(String text) {
			calls.add(text);
		}

	}

	static class HiddenFeed implements TextFeed {

		@Override
		public void onText(String text) {
		}

		@OnOpen
		void onOpen() {
		}

	}

}
