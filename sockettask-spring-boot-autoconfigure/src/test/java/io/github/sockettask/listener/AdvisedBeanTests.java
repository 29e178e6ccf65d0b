package io.github.sockettask.listener;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.annotation.Observed;
import org.aopalliance.intercept.MethodInterceptor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.aop.framework.autoproxy.DefaultAdvisorAutoProxyCreator;
import org.springframework.aop.support.AopUtils;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;

import io.github.sockettask.annotation.OnError;
import io.github.sockettask.annotation.OnMessage;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Methods with advice around them, behind both kinds of proxies.
 */
class AdvisedBeanTests {

	private static final List<String> calls = new ArrayList<>();

	private final ObservationRegistry observations = ObservationRegistry.create();

	@BeforeEach
	void reset() {
		calls.clear();
		this.observations.observationConfig().observationHandler((context) -> true);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void methodRunsInsideOfItsAdvice(boolean proxyTargetClass) {
		RecordingSocketTask task = start(proxyTargetClass);
		task.message("{\"type\":\"trade\"}");
		assertThat(calls).containsExactly("begin", "trade", "commit");
		assertThat(task.sent).containsExactly("booked");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void whatMethodThrowsPassesItsAdviceAndReachesErrorMethodAsItIs(boolean proxyTargetClass) {
		RecordingSocketTask task = start(proxyTargetClass);
		task.message("{\"type\":\"broken\"}");
		assertThat(calls).containsExactly("begin", "rollback", "java.io.IOException: broken");
		assertThat(task.unhandled).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void methodIsObserved(boolean proxyTargetClass) {
		RecordingSocketTask task = start(proxyTargetClass);
		task.message("{\"type\":\"quote\"}");
		assertThat(calls).containsExactly("quote in observation quotes");
	}

	private RecordingSocketTask start(boolean proxyTargetClass) {
		CallbackContext context = new CallbackContext("ticker");
		context.bean("creator", DefaultAdvisorAutoProxyCreator.class, () -> {
			DefaultAdvisorAutoProxyCreator creator = new DefaultAdvisorAutoProxyCreator();
			creator.setProxyTargetClass(proxyTargetClass);
			return creator;
		});
		context.bean("transactions", advisor(InTransaction.class, (invocation) -> {
			calls.add("begin");
			try {
				Object result = invocation.proceed();
				calls.add("commit");
				return result;
			}
			catch (Throwable ex) {
				calls.add("rollback");
				throw ex;
			}
		}));
		context.bean("observed",
				advisor(Observed.class, (invocation) -> Observation.createNotStarted("quotes", this.observations)
					.observeChecked(invocation::proceed)));
		context.bean("registry", ObservationRegistry.class, () -> this.observations);
		context.bean("feed", DefaultFeed.class, () -> new DefaultFeed(this.observations)).refresh();
		Object feed = context.context.getBean("feed");
		assertThat(proxyTargetClass ? AopUtils.isCglibProxy(feed) : AopUtils.isJdkDynamicProxy(feed)).isTrue();
		return context.task("ticker");
	}

	private static DefaultPointcutAdvisor advisor(Class<? extends Annotation> annotation, MethodInterceptor advice) {
		return new DefaultPointcutAdvisor(AnnotationMatchingPointcut.forMethodAnnotation(annotation), advice);
	}

	@Retention(RetentionPolicy.RUNTIME)
	@interface InTransaction {

	}

	interface Feed {

		String trade(String text);

		void broken() throws IOException;

		void quote();

		void error(Exception ex);

	}

	static class DefaultFeed implements Feed {

		private final ObservationRegistry observations;

		DefaultFeed(ObservationRegistry observations) {
			this.observations = observations;
		}

		@Override
		@InTransaction
		@OnMessage(type = "trade")
		public String trade(String text) {
			calls.add("trade");
			return "booked";
		}

		@Override
		@InTransaction
		@OnMessage(type = "broken")
		public void broken() throws IOException {
			throw new IOException("broken");
		}

		@Override
		@Observed
		@OnMessage(type = "quote")
		public void quote() {
			Observation current = Objects.requireNonNull(this.observations.getCurrentObservation());
			calls.add("quote in observation " + current.getContext().getName());
		}

		@Override
		@OnError
		public void error(Exception ex) {
			calls.add(ex.toString());
		}

	}

}
